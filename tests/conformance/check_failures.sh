#!/bin/sh
# The conformance runner before cases that must fail: one line each, the sums last, exit status 1.
set -u
here=$(cd "$(dirname "$0")" && pwd)
said=$("$here/run.sh" "$here/failing.jsonl")
status=$?
expected='failing wrong value: expected 3, got 2
failing null instead: expected 3, got null (division by zero)
failing value instead: expected null, got 2
failing no target: not a case of the format
passed 1 of 5, non-null 1 of 4'
# What the JSON library says of a record is its own business.
said=$(printf '%s\n' "$said" | sed 's/\(not a case of the format\):.*/\1/')
if [ "$status" -ne 1 ] || [ "$said" != "$expected" ]; then
  printf 'status %s, said:\n%s\n\nexpected status 1 and:\n%s\n' "$status" "$said" "$expected"
  exit 1
fi
