#!/usr/bin/env bash
# Measures the release build against a peer or a limit in the same run; exits with 1 when a limit is passed.
#   tests/benchmark/run.sh assess     whole process: assess against dot, check against PyYAML's C loader
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
case "${1:-}" in
  assess) ;;
  *) sed -n '2,3s/^# //p' "${BASH_SOURCE[0]}"; exit 2 ;;
esac
./.ci/install
[ -f build/release/build.ninja ] || cmake --preset release >/dev/null
cmake --build --preset release -- --quiet
exec /usr/bin/python3 "tests/benchmark/$1.py" build/release/reprise
