#!/usr/bin/env bash
# 50 renderings under valgrind: no leak whose stack passes through Reprise only. What the libraries below keep is suppressed by
# name. tests/chart/endurance/valgrind.sh PROGRAM (build/dev/tests/chart_endurance)
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
exec valgrind --quiet --leak-check=full --show-leak-kinds=definite --errors-for-leak-kinds=definite --error-exitcode=1 --num-callers=40 \
  --suppressions="$here/valgrind.supp" "$1" 50 12
