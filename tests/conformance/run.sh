#!/bin/sh
# FEEL conformance cases (JSON lines) against our engine: one line a failed case, last the sums; exits 1 on a failure.
#   tests/conformance/run.sh FILE.jsonl [--only TEXT]        REPRISE_BUILD: the build folder (default: build/dev)
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
exec "${REPRISE_BUILD:-$root/build/dev}/tests/conformance" "$@"
