"""Whole-process time and memory of `assess` and `check`, each beside its peer, in turn, in one run.

assess  the fictional case with JSON, HTML and two charts, against one `dot -Tsvg` over the same two charts: at most 3 times
        as long, and below 64 MiB.
check   1,000 seeded variants of the fictional dossier in one process, against PyYAML's C loader that only loads them: no slower.
"""
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time

DOSSIER = "examples/passerelles/dossier.yaml"
GROUP = "examples/passerelles/group.yaml"
RUNS = 15
VARIANTS = 1000

LOADER = """
import sys, yaml
for path in sys.stdin.read().split():
    with open(path, 'rb') as file:
        yaml.load(file, Loader=yaml.CSafeLoader)
"""


def measure(command, stdin=None):
    """Seconds and peak MiB of one run of a command."""
    with open(os.devnull, "wb") as nowhere, tempfile.TemporaryFile() as given:
        given.write((stdin or "").encode())
        given.seek(0)
        start = time.perf_counter()
        process = subprocess.Popen(command, stdin=given, stdout=nowhere)
        _, status, usage = os.wait4(process.pid, 0)
        taken = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{command[0]} failed with {process.returncode}")
    return taken, usage.ru_maxrss / 1024


def in_turn(ours, peer, runs):
    """Runs both in turn; the median of ours, of the peer, of the ratio pair by pair, and our peak MiB."""
    ours(), peer()
    pairs = [(ours(), peer()) for _ in range(runs)]
    own = [a[0] for a, _ in pairs]
    other = [b[0] for _, b in pairs]
    ratio = statistics.median(a[0] / b[0] for a, b in pairs)
    return statistics.median(own), statistics.median(other), ratio, max(a[1] for a, _ in pairs)


def variant(text, generator):
    """The dossier with every amount of four digits or more moved by up to 5 %; years and codes stay."""

    def moved(match):
        number = int(match.group(2))
        return match.group(1) + str(max(1000, round(number * generator.uniform(0.95, 1.05))))

    return re.sub(r"(: -?|value: -?)(\d{5,8})(?=[\s,}])", moved, text)


def assess(program, folder):
    charts = []
    for view in ("before", "after"):
        path = f"{folder}/{view}.dot"
        subprocess.run([program, "chart", GROUP, "--with", DOSSIER, "--view", view, "--format", "dot", "-o", path], check=True)
        charts.append(path)
    command = [program, "assess", DOSSIER, "--group", GROUP, "--lang", "fr", "--format", "html,json,svg", "-o", f"{folder}/out"]
    peer = ["dot", "-Tsvg", *charts]
    return in_turn(lambda: measure(command), lambda: measure(peer), RUNS)


def check(program, folder):
    with open(DOSSIER, encoding="utf-8") as file:
        text = file.read()
    generator = random.Random(2008)
    paths = []
    for number in range(VARIANTS):
        paths.append(f"{folder}/variant-{number:04}.yaml")
        with open(paths[-1], "w", encoding="utf-8") as file:
            file.write(variant(text, generator))
    ours = in_turn(lambda: measure([program, "check", *paths]), lambda: measure(["/usr/bin/python3", "-c", LOADER], "\n".join(paths)), 5)
    return ours, len(text.encode())


def main():
    program = os.path.abspath(sys.argv[1])
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        own, other, ratio, memory = assess(program, folder)
        good = ratio <= 3 and memory < 64
        failures += not good
        print(f"assess  {own * 1000:.0f} ms, peak {memory:.1f} MiB; dot -Tsvg of the same two charts {other * 1000:.0f} ms")
        (own, other, check_ratio, check_memory), size = check(program, folder)
        good = check_ratio <= 1
        failures += not good
        print(f"check   {own / VARIANTS * 1000:.2f} ms a file of {size / 1024:.1f} KiB, peak {check_memory:.1f} MiB; "
              f"PyYAML C loader {other / VARIANTS * 1000:.2f} ms")
        print(f"assess/dot={ratio:.2f} (limit 3) memory={memory:.1f}MiB (limit 64) check/pyyaml={check_ratio:.2f} (limit 1)")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
