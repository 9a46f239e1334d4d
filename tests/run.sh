#!/bin/sh
# SPDX-License-Identifier: MIT
# tests/run.sh OUT BUILD: runs the unit tests, the program folders and the layering check of one build, and ends
# with "N passed, N failed".
. "${0%/*}/environment.sh"
out=$1 build=$2
exec </dev/null
log=$(mktemp) || exit 2
trap 'rm -f "$log"' EXIT
trap 'exit 1' HUP INT TERM
# A sanitizer's report must not pass for the exit status of a program.
export ASAN_OPTIONS="exitcode=99:${ASAN_OPTIONS:-}" UBSAN_OPTIONS="exitcode=99:print_stacktrace=1:${UBSAN_OPTIONS:-}"
case $build in
release | debug) ;;
*) export MINIGO_TIMEOUT="${MINIGO_TIMEOUT:-300}" ;;
esac
passed=0 failed=0 problems=
# Criterion's summary line holds the numbers; a run without one has failed as a whole.
count() {
  sed 's/\x1b\[[0-9;]*m//g' "$log" | sed -n 's/.*Synthesis: Tested: *\([0-9]*\) .*Passing: *\([0-9]*\) .*/\1 \2/p' | tail -1
}
suite() {
  name=$1
  shift
  echo "== $name"
  start=$(date +%s)
  "$@" >"$log" 2>&1
  status=$?
  cat "$log"
  set -- $(count)
  if [ $# = 2 ]; then
    passed=$((passed + $2)) failed=$((failed + $1 - $2))
    [ "$status" = 0 ] || [ "$1" != "$2" ] || failed=$((failed + 1))
    [ "$1" = "$2" ] && [ "$status" = 0 ] || problems="$problems, $name"
    echo "== $name: $2 of $1 in $(($(date +%s) - start)) s"
  else
    failed=$((failed + 1)) problems="$problems, $name"
    echo "== $name: no summary, exit status $status"
  fi
}
suite "unit tests" "$out/tests/unit_tests"
MINIGO="$out/minigo" MINIGO_BUILD="$build" suite "programs" "$out/tests/programs_tests"
# name and script: each prints what fails, and how many passed
script() {
  echo "== $1"
  if sh "$2" "$out/minigo"; then passed=$((passed + 1)); else failed=$((failed + 1)) problems="$problems, $1"; fi
}
script "command line" tests/cli.sh
script "compare" tests/compare.sh
script "check" tests/check.sh
# A collection at every few allocations changes what the pages show.
[ "$build" = stress ] || script "pages" tests/readme.sh
[ "$build" = stress ] || script "documents" tests/documents.sh
script "benchmarks" tests/bench.sh
script "profiles" tests/profile.sh
script "signals" tests/signals.sh
script "ledgers" tests/ledger.sh
echo "== layering"
if tests/layering; then passed=$((passed + 1)); else failed=$((failed + 1)) problems="$problems, layering"; fi
[ -z "$problems" ] || echo "FAILED:${problems#,}"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
