#!/usr/bin/env bash
# Uses the charts of the reports in headless Chromium (tests/browser/charts.py): of the fictional case, of a group of 750 establishments,
# and of one whose names are markup.
#   tests/browser/charts.sh PROGRAM [FOLDER]      FOLDER keeps the pages
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
program="$1"
if [ -n "${2:-}" ]; then
  folder="$2"
  mkdir -p "$folder"
else
  folder="$(mktemp -d)"
  trap 'rm -rf "$folder"' EXIT
fi
/usr/bin/python3 tests/browser/groups.py "$folder"
page() {  # name group language
  "$program" assess examples/passerelles/dossier.yaml --group "$2" --hindsight --lang "$3" --format html --rule-pages rules >"$folder/$1.html"
}
page charts-fr examples/passerelles/group.yaml fr
page charts-en examples/passerelles/group.yaml en
page large "$folder/large.yaml" fr
page hostile "$folder/hostile.yaml" en
/usr/bin/python3 tests/browser/charts.py "$folder"/charts-{fr,en}.html --large "$folder/large.html" --hostile "$folder/hostile.html"
