#!/usr/bin/env bash
# Makes the report of every example in both languages, and some pages of rules, and opens them in headless Chromium (tests/browser/run.py).
#   tests/browser/pages.sh PROGRAM [FOLDER]      FOLDER keeps the pages and pictures
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
page() {  # name dossier group
  for language in fr en; do
    "$program" assess "examples/$2/dossier.yaml" --group "examples/$3/group.yaml" --hindsight --lang "$language" --format html >"$folder/$1-$language.html"
  done
}
page alpha-sante-2012 alpha-sante-2012 groupe-sos-2012
page sauvegarde-ardennes-2017 sauvegarde-ardennes-2017 groupe-sos-2017
page passerelles passerelles passerelles
# An index, a rule with a gate and links, one that reads a yardstick, one whose definition is a table.
"$program" rules doc -o "$folder/rules" --lang fr >/dev/null
/usr/bin/python3 tests/browser/run.py "$folder"/*.html "$folder"/rules/{index,cash-days,vacancy,deficit-years}.html
