#!/usr/bin/env bash
# Makes the report of every example in both languages and holds it to WCAG 2.2 AA (tests/browser/accessible.py).
#   tests/browser/accessible.sh PROGRAM
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
page() {  # program dossier group
  for language in fr en; do
    "$1" assess "examples/$2/dossier.yaml" --group "examples/$3/group.yaml" --hindsight --lang "$language" --format html --rule-pages rules >"$folder/$2-$language.html"
  done
}
page "$1" alpha-sante-2012 groupe-sos-2012
page "$1" sauvegarde-ardennes-2017 groupe-sos-2017
page "$1" passerelles passerelles
/usr/bin/python3 tests/browser/accessible.py "$folder"/*.html
