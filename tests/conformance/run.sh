#!/bin/sh
# FEEL conformance cases (JSON lines) against our engine: one line a failed case, last the sums; exits 1 on a failure.
#   tests/conformance/run.sh FILE.jsonl [--only TEXT]        REPRISE_BUILD: the build folder (default: build/dev)
set -eu
here=$(cd "$(dirname "$0")" && pwd)
program="${REPRISE_BUILD:-$here/../../build/dev}/tests/conformance"
if [ ! -x "$program" ]; then
  echo "not built: $program (./tests/run.sh builds it)" >&2
  exit 2
fi
exec "$program" --types "$here/item_definitions.json" "$@"
