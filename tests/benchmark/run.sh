#!/usr/bin/env bash
# Measures the release build against a peer or a limit in the same run; exits with 1 when a limit is passed or a goal missed.
#   tests/benchmark/run.sh assess     whole process: assess against dot, check against PyYAML's C loader
#   tests/benchmark/run.sh scoring    one known dossier judged by all rules of the checkout, in at most 5 ms on two quiet cores; 100,000
#                                     dossiers in memory (a fictional one varied, seeded) judged in columns, against one by one in the
#                                     same run: at least 4 times
#   tests/benchmark/run.sh calendar   all seven routes of one dossier with their calendars, in at most 20 ms
#   tests/benchmark/run.sh charts     all pages of a generated group of 750, 5,000 and 20,000 establishments, beside dot on one box each
#   tests/benchmark/run.sh rules      40 rules over 100,000 records: against zen-engine, DuckDB and loops on doubles
#   tests/benchmark/run.sh overlap    100,000 services, 10,000 candidates, same type within 30 km: at most the time of bulk-loaded R-trees,
#                                     a third of DuckDB's
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
case "${1:-}" in
  assess | calendar) target=reprise options=() ;;
  charts) target=charts_benchmark options=(-D REPRISE_BENCHMARKS=ON) ;;
  overlap) target=overlap_benchmark options=(-D REPRISE_BENCHMARKS=ON) ;;
  rules) target=rules_benchmark options=(-D REPRISE_BENCHMARKS=ON) ;;
  scoring) target=scoring_benchmark options=(-D REPRISE_BENCHMARKS=ON) ;;
  *) sed -n '2,/^set/s/^# //p' "${BASH_SOURCE[0]}"; exit 2 ;;
esac
./.ci/install
if [ ! -f build/release/build.ninja ] || [ "${#options[@]}" -gt 0 ]; then cmake --preset release "${options[@]}" >/dev/null; fi
cmake --build --preset release --target "$target" -- --quiet
if [ "$1" = scoring ]; then exec "build/release/$target"; fi
exec /usr/bin/python3 "tests/benchmark/$1.py" "build/release/$target"
