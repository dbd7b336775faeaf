"""Services of one type within 30 km of 10,000 candidates among 100,000 services: our index, an R-tree for each type, DuckDB.

The map is made here with a fixed seed: six services in ten around 300 towns, the others anywhere in a box over France, 120 types of
which the first are the most frequent; it ends at 522,297 pairs, or the run fails. Times are build and query together, the median of
ROUNDS; ours and the R-trees by turns, in CPU time of one thread; DuckDB the quicker of one thread in CPU time and two by the clock, without the
time that it takes to load its tables.
"""
import json
import os
import random
import shutil
import statistics
import subprocess
import sys

ROUNDS = 15
PAIRS = 522_297
FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "overlap")
MOST_OF_RTREE = 1.0
LEAST_BELOW_DUCKDB = 3.0


def write_map(folder):
    """services.csv and candidates.csv; a tenth of the services are the candidates."""
    dice = random.Random(11)
    towns = [(dice.uniform(42.5, 50.8), dice.uniform(-4.2, 7.8)) for _ in range(300)]
    sizes = [1 / (rank + 1) for rank in range(300)]
    frequencies = [1 / (rank + 2) for rank in range(120)]
    services = []
    for number in range(100_000):
        if dice.random() < 0.6:
            town = dice.choices(towns, sizes)[0]
            latitude, longitude = town[0] + dice.gauss(0, 0.11), town[1] + dice.gauss(0, 0.15)
        else:
            latitude, longitude = dice.uniform(42.5, 50.8), dice.uniform(-4.2, 7.8)
        services.append((number, latitude, longitude, dice.choices(range(120), frequencies)[0]))
    for name, rows in (("services", services), ("candidates", dice.sample(services, 10_000))):
        with open(f"{folder}/{name}.csv", "w", encoding="utf-8") as file:
            file.write("id,latitude,longitude,type\n")
            file.writelines("%d,%.6f,%.6f,%d\n" % row for row in rows)


def duckdb(folder):
    """Its lines, or why there are none."""
    if not shutil.which("node") or not shutil.which("npm"):
        return [], "node and npm are not installed"
    for name in ("package.json", "duckdb.mjs"):
        shutil.copy(os.path.join(FOLDER, name), folder)
    done = subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--silent"], cwd=folder, stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL)
    if done.returncode != 0 and not os.path.isdir(os.path.join(folder, "node_modules")):
        return [], "npm install failed"
    lines = []
    for threads in ("1", "2"):
        done = subprocess.run(["node", "duckdb.mjs", threads, str(ROUNDS)], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        if done.returncode != 0:
            return [], (done.stderr.strip().splitlines() or ["ended with an error"])[-1]
        lines += done.stdout.splitlines()
    return lines, None


def main():
    program = os.path.abspath(sys.argv[1])
    folder = os.path.join(os.path.dirname(program), "benchmark_overlap")
    os.makedirs(folder, exist_ok=True)
    write_map(folder)
    command = [program, f"{folder}/services.csv", f"{folder}/candidates.csv", str(ROUNDS)]
    lines = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()
    others, skipped = duckdb(folder)
    problems, times, sums = [], {}, set()
    for measured in map(json.loads, lines + others):
        times.setdefault(measured["name"], []).append((measured["build"], measured["query"]))
        sums |= {measured["sum"]} if "sum" in measured else set()
        if measured["pairs"] != PAIRS:
            problems.append(f"{measured['name']} found {measured['pairs']} pairs, not {PAIRS}")
    if len(sums) != 1:
        problems.append("ours, the R-trees and brute force found other pairs")
    titles = {"ours": "Reprise, an index for each type", "rtree": "Boost.Geometry R-trees, one for each type", "duckdb/1": "DuckDB, join by cells, one thread",
              "duckdb/2": "DuckDB, join by cells, two threads", "brute": "brute force within the type, once"}
    print(f"{'':46}{'build ms':>10}{'query ms':>10}{'both ms':>10}")
    for name, title in titles.items():
        if name not in times:
            print(f"{title:46}SKIPPED: {skipped}")
            continue
        build, query, both = (statistics.median(values) for values in zip(*((b, q, b + q) for b, q in times[name])))
        print(f"{title:46}{build:10.1f}{query:10.1f}{both:10.1f}")
    both = {name: [b + q for b, q in values] for name, values in times.items()}
    of_rtree = statistics.median(own / tree for own, tree in zip(both["ours"], both["rtree"]))
    if of_rtree > MOST_OF_RTREE:
        problems.append(f"{of_rtree:.2f} of the time of the R-trees, the goal is at most {MOST_OF_RTREE:g}")
    below = "SKIPPED"
    if skipped is None:
        quickest = min(statistics.median(both[name]) for name in ("duckdb/1", "duckdb/2"))
        ratio = quickest / statistics.median(both["ours"])
        below = f"{ratio:.2f}"
        if ratio < LEAST_BELOW_DUCKDB:
            problems.append(f"DuckDB takes {ratio:.2f} times as long, the goal is at least {LEAST_BELOW_DUCKDB:g}")
    for problem in sorted(set(problems)):
        print(f"FAILED {problem}")
    print(f"pairs={PAIRS} ours/rtree={of_rtree:.2f} duckdb/ours={below}")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
