"""All pages of a generated group (tests/chart/generated.cc), whole process, beside `dot -Tsvg` on one box each in the same run.

750 establishments: at most 1 s; 5,000: at most 3 s; 20,000: at most 5 times 5,000; always below 300 MiB; type of 7 pt or more.
`dot` is not asked to draw 20,000 boxes: it needs more than a minute.
"""
import os
import re
import subprocess
import sys
import tempfile
import time

RUNS = 3
GOALS = {750: 1.0, 5000: 3.0, 20000: None}


def measure(command, output=None):
    """Seconds, CPU seconds, peak MiB and output of one run."""
    with tempfile.TemporaryFile() as out:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=output or out)
        _, status, usage = os.wait4(process.pid, 0)
        taken = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            sys.exit(f"{command[0]} failed with {process.returncode}")
        out.seek(0)
        return taken, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, out.read().decode()


def main():
    program = sys.argv[1]
    missed = []
    times = {}
    with tempfile.TemporaryDirectory() as folder:
        for count, goal in GOALS.items():
            runs = [measure([program, str(count), f"{folder}/{count}"]) for _ in range(RUNS)]
            taken, cpu, _, said = min(runs)
            times[count] = taken
            memory = max(run[2] for run in runs)
            peer = ""
            if count <= 5000:
                graph = f"{folder}/{count}.dot"
                with open(graph, "wb") as file:
                    measure([program, str(count), "--dot"], file)
                with open(os.devnull, "wb") as nowhere:
                    seconds, peer_cpu, _, _ = measure(["dot", "-Tsvg", graph], nowhere)
                peer = f"; dot on one box each {seconds:.2f} s (CPU {peer_cpu:.2f} s)"
            print(f"{count}: {taken:.2f} s (CPU {cpu:.2f} s), {memory:.0f} MiB, {said.strip()}{peer}")
            if goal and taken > goal:
                missed.append(f"{count} establishments took {taken:.2f} s, more than {goal} s")
            if memory >= 300:
                missed.append(f"{count} establishments took {memory:.0f} MiB")
            if float(re.search(r"smallest type ([0-9.]+)", said).group(1)) < 7:
                missed.append(f"{count} establishments cannot be read")
    ratio = times[20000] / times[5000]
    print(f"20000 to 5000: {ratio:.1f} times")
    if ratio > 5:
        missed.append("time does not grow nearly as the group does")
    for one in missed:
        print(f"MISSED: {one}")
    return 1 if missed else 0


sys.exit(main())
