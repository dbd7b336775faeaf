"""All routes of the law with their calendars for each example, as the program itself times that step: the median of many runs against the
limit. Argument: the program. Exit status 1 when the limit is passed or a route is missing."""
import json
import pathlib
import re
import statistics
import subprocess
import sys

LIMIT = 20.0  # milliseconds
RUNS = 25
ROUTES = 7
EXAMPLES = [("passerelles", "passerelles"), ("alpha-sante-2012", "groupe-sos-2012"), ("sauvegarde-ardennes-2017", "groupe-sos-2017")]
STEP = re.compile(r"lay out the calendar: ([0-9.]+) ms")


def run(program, dossier, group):
    files = [f"examples/{dossier}/dossier.yaml", "--group", f"examples/{group}/group.yaml"]
    return subprocess.run([program, "calendar", *files, "--format", "json", "-v", "--lang", "en"], capture_output=True, text=True, check=True)


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    failed = False
    for dossier, group in EXAMPLES:
        done = [run(program, dossier, group) for _ in range(RUNS)]
        routes = len(json.loads(done[0].stdout)["routes"])
        times = [float(STEP.search(one.stderr).group(1)) for one in done]
        middle = statistics.median(times)
        kept = middle <= LIMIT and routes == ROUTES
        failed |= not kept
        print(f"{dossier}: {routes} routes in {middle:.1f} ms (from {min(times):.1f} to {max(times):.1f}), at most {LIMIT:.0f} ms: {'kept' if kept else 'MISSED'}")
    return 1 if failed else 0


sys.exit(main())
