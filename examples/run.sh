#!/usr/bin/env bash
# Assesses a real takeover: Alpha Santé (Hayange), which joined Groupe SOS in March 2012, from the figures that were published.
# On a bare Debian 12 it installs what is missing, builds, and runs; run again, it only runs.
#   ./examples/run.sh [fr|en]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
language="${1:-fr}"
./.ci/install
[ -f build/release/build.ninja ] || cmake --preset release >/dev/null
cmake --build --preset release -- --quiet
# The accounts were published after the vote of 16 March 2012: --hindsight reads them all the same.
exec build/release/reprise assess examples/alpha-sante-2012/dossier.yaml --group examples/groupe-sos-2012/group.yaml \
  --hindsight --lang "$language" --format html,json,svg -o out/alpha-sante-2012
