#!/usr/bin/env bash
# Looks for inputs that crash, hang or contradict: every target under the address and undefined-behaviour sanitizers, two at once.
#   tests/fuzz/run.sh [SECONDS] [TARGET…]      default: 1800 seconds each of feel, batch, table and document
# Starts from tests/fuzz/corpus/TARGET and writes what it finds to build/fuzz/found/TARGET. Exit status 1 on a finding.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
seconds="${1:-1800}"
shift || true
targets=("$@")
[ "${#targets[@]}" -gt 0 ] || targets=(feel batch table document)

if ! command -v clang++-14 >/dev/null; then
  echo "clang is missing: apt-get install clang-14 libclang-rt-14-dev" >&2
  exit 2
fi
cmake --preset fuzz >/dev/null
cmake --build --preset fuzz --target "${targets[@]/%/_fuzz}"

declare -A longest=([feel]=400 [batch]=200 [table]=2000 [document]=4000)
fuzz() {
  local target="$1" found="build/fuzz/found/$1" options=()
  mkdir -p "$found"
  [ "$target" = document ] || options+=(-dict=tests/fuzz/feel.dict)
  if nice build/fuzz/tests/"${target}"_fuzz -max_total_time="$seconds" -max_len="${longest[$target]}" -timeout=20 -rss_limit_mb=3000 \
      -artifact_prefix="$found/" -print_final_stats=1 "${options[@]}" "$found" tests/fuzz/corpus/"$target" >"build/fuzz/$target.log" 2>&1; then
    echo "$target: $(grep -o 'number_of_executed_units: .*' "build/fuzz/$target.log" | grep -o '[0-9]*$') inputs in $seconds s, nothing found"
  else
    echo "$target: a finding, see build/fuzz/$target.log and $found"
    return 1
  fi
}

status=0
while [ "${#targets[@]}" -gt 0 ]; do
  running=()
  for target in "${targets[@]:0:2}"; do
    fuzz "$target" &
    running+=($!)
  done
  for process in "${running[@]}"; do wait "$process" || status=1; done
  targets=("${targets[@]:2}")
done
exit "$status"
