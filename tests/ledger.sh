#!/bin/sh
# SPDX-License-Identifier: MIT
# tests/ledger.sh MINIGO: the ledger of every program of the suite that runs: its rows add up to its totals, which are
# the collector's own counters, as do sizes, lifetimes and timeline, and two runs give the same ledger but for times. Programs that panic, exit or deadlock
# have a ledger too. MINIGO_ONLY=text: some programs only.
. "${0%/*}/environment.sh"
minigo=$1
case $minigo in /*) ;; *) minigo=$PWD/$minigo ;; esac
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
trap 'exit 1' HUP INT TERM
export tmp minigo

# One program: nothing, or a line "path: what is wrong".
cat >"$tmp/one" <<'END'
path=$1 out=$tmp/$(echo "$1" | tr / _)
flags=$(sed -n 's,^// flags: ,,p' "$path")
ulimit -t 300 # seconds of processor time
for n in 1 2; do
  # Not every program ends: a ledger that is not there in time is none.
  timeout 1200 "$minigo" run $flags -clock=virtual -lifetimes -stats=json -statsfile "$out.$n" "$path" </dev/null >"$out.out" 2>&1
  status=$?
  if [ ! -f "$out.$n" ]; then
    [ $status -lt 124 ] && [ $status -gt 0 ] && grep -qE '^[^ :]+:[0-9]+:[0-9]+: |: no .* function|syntax error' "$out.out" && exit 0 # does not compile
    echo "$path: no ledger; exit status $status"
    exit 0
  fi
  grep -q 'rows of the ledger' "$out.out" && echo "$path: $(grep 'rows of the ledger' "$out.out")"
  sed -E 's/"(elapsed|t|pause|gc_pause_[a-z0-9]+)_ns": [0-9]+/"time"/g' "$out.$n" >"$out.$n.same"
done
# Names of temporary files are random, and who looks at pauses sees times.
grep -qE 'MkdirTemp|ReadGCStats' "$path" || cmp -s "$out.1.same" "$out.2.same" || echo "$path: two runs differ: $(diff "$out.1.same" "$out.2.same" | head -3 | cut -c1-300)"
awk -v path="$path" '
function number(key) { return match($0, "\"" key "\": [0-9]+") ? substr($0, RSTART + length(key) + 4, RLENGTH - length(key) - 4) + 0 : -1 }
BEGIN { n = split("heap_allocs heap_bytes frame_objects frame_bytes live_end_objects live_end_bytes live_peak_objects live_peak_bytes marked_bytes gc_cycles_started", keys, " ") }
/^  "gc_cycles": / { n_cycles = number("gc_cycles") }
/^  "gc_cycles_(threshold|limit|forced|stress)": / { split($0, part, ": "); causes += part[2] }
/^  "gc_pause_max_ns": / { longest = number("gc_pause_max_ns") }
/^  "/ { for (i = 1; i <= n; i++) if (number(keys[i]) >= 0) total[i] = number(keys[i]); next }
/^    \{"id"/ {
  for (i = 1; i <= n; i++) sum[i] += number(keys[i])
  match($0, /"key": "[^"]*"/)
  key = substr($0, RSTART, RLENGTH)
  if (key in seen) print path ": two rows with " key
  seen[key] = 1
  if ($0 ~ /"rule": ""/) print path ": a row without rule: " substr($0, 1, 200)
}
/^    \{"size"/ { sizes += number("objects"); size_bytes += number("bytes") }
/^    \{"age"/ { lives += number("objects") + number("end_objects"); life_bytes += number("bytes") + number("end_bytes") }
/^    \{"tick"/ { cycles += number("cycles"); n_ticks++; if (number("pause_ns") > pause) pause = number("pause_ns") }
function same(what, a, b) { if (a + 0 != b + 0) print path ": " what ": " a + 0 ", but " b + 0 }
END {
  same("objects by size", sizes, total[1]); same("bytes by size", size_bytes, total[2])
  same("objects by lifetime", lives, total[1]); same("bytes by lifetime", life_bytes, total[2])
  same("cycles of all causes", causes, n_cycles); same("cycles of the timeline", cycles, n_cycles); same("longest pause of the timeline", pause, longest)
  if (n_ticks > 1024) print path ": timeline of " n_ticks
}
END { for (i = 1; i <= n; i++) if (sum[i] + 0 != total[i]) print path ": the rows have " sum[i] + 0 " " keys[i] ", the total is " total[i] }
' "$out.1"
echo "$path" >>"$tmp/checked"
rm -f "$out".*
END

for d in lang panics escape escape/counts inline gc sched lib programs; do
  ls tests/$d/*.mg
done | grep -e "${MINIGO_ONLY:-}" >"$tmp/programs"
ls samples/*.mg | grep -e "${MINIGO_ONLY:-}" >>"$tmp/programs"
xargs -P "$(nproc)" -n 1 sh "$tmp/one" <"$tmp/programs" >"$tmp/wrong"
sed 's/^/FAIL: /' "$tmp/wrong"
touch "$tmp/checked"
echo "ledger: $(wc -l <"$tmp/checked") programs, $(wc -l <"$tmp/wrong") failures"
[ -s "$tmp/checked" ] && [ ! -s "$tmp/wrong" ]
