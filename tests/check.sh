#!/bin/sh
# SPDX-License-Identifier: MIT
# tests/check.sh MINIGO: minigo check, and the course of samples/: its exercises are not reached, their solutions are.
samples=$(CDPATH= cd "$(dirname "$0")/../samples" && pwd) || exit 2
. "${0%/*}/expect.sh"

# The course.
n=0
for exercise in "$samples"/*.mg; do
  grep -q '^// goal:' "$exercise" || continue
  n=$((n + 1))
  check 1 'missing +[^ ].* now$' "$minigo" check "$exercise"
  solution=$(grep -l "^// solves: $(basename "$exercise")\$" "$samples"/*.mg)
  check 0 '^1 of 1 exercise reached$' "$minigo" check "$solution"
  check 0 "$(basename "$solution")" grep "$(basename "$solution")" "$exercise"
  check 0 "$(basename "$exercise")" grep "($(basename "$exercise"))" "$samples/README.md"
done
check 0 '^5$' echo $n
check 1 '^0 of 5 exercises reached$' "$minigo" check "$samples"
check 1 '^0 of 5 exercises reached$' "$minigo" "$samples/check"
also '1-channel-pointer.mg:14:3: p: 1,000 objects on the heap: sent on channel \(line 15\)' '!hello.mg' '!-value.mg' \
  'reached +prints 332334000'
# A learner's change of an exercise.
sed 's/chan \*Point/chan Point/; s/<- &p/<- p/' "$samples/1-channel-pointer.mg" >mine.mg
check 0 '^  reached +0 heap allocations in produce$' "$minigo" check mine.mg
# Work that is only moved to another function.
sed 's/out <- &p/out <- keep(p)/; s/^func main/func keep(p Point) *Point { return \&p }\n\n&/' "$samples/1-channel-pointer.mg" >moved.mg
check 1 'missing +at most 10 heap allocations: 1,002 now' "$minigo" check -l moved.mg
also 'reached +0 heap allocations in produce'
sed 's/i < n/i < n\/2/' mine.mg >less.mg
check 1 'missing +prints 332334000: it does not print this line' "$minigo" check less.mg
sed 's/produce/make/' mine.mg >renamed.mg
sed 's/produce(n int/other(n int/; s/go produce/go other/' mine.mg >renamed.mg
check 1 'missing +0 heap allocations in produce: there is no function produce' "$minigo" check renamed.mg
sed 's/close(out)/panic(1)/' mine.mg >panics.mg
check 1 'missing +exit status 0: it is 2' "$minigo" check panics.mg
sed 's/^type/typo/' mine.mg >broken.mg
check 1 'it does not compile' "$minigo" check broken.mg

# Goals of every kind, and those that cannot be read.
cat >body <<'END'
package main

import "os"

type T struct{ x, y int }

var sink *T

func (t *T) keep() { sink = &T{t.x, 1} }

func (t T) value() int { return t.x }

func f() {
	func() { sink = new(T) }()
}

func main() {
	t := T{1, 2}
	t.keep()
	f()
	println(t.value())
	os.Exit(3)
}
END
goals() { # GOAL...: writes goals.mg
  for g; do echo "// $g"; done >goals.mg
  cat body >>goals.mg
}
goals 'goal: exit status 3' 'goal: prints 1' 'goal: no collector cycles' 'goal: 1 heap allocation in f' \
  'goal: at most 1 heap allocations in (*T).keep' 'goal: 0 heap allocations in T.value' \
  'goal: at most 1 KB on the heap' 'goal: 0 heap allocations in main' 'goal: 16 B on the heap in f'
check 0 '^1 of 1 exercise reached$' "$minigo" check goals.mg
sed -i 's/^\/\/ goal/\/\/goal/' goals.mg
check 0 '^1 of 1 exercise reached$' "$minigo" check goals.mg
goals 'goal: exit status 4' 'goal: prints 11' 'goal: no heap allocations in f' 'goal: 0 heap allocations in (*T).keep' \
  'goal: at most 10 B on the heap' 'goal: 0 heap allocations in g' 'goal: 0 heap allocations in T.keep2'
check 1 'missing +exit status 4: it is 3$' "$minigo" check goals.mg
also 'missing +prints 11: ' 'missing +no heap allocations in f: 1 now' 'missing +0 heap allocations in \(\*T\).keep: 1 now' \
  'missing +at most 10 B on the heap: [0-9]+ B now' 'in g: there is no function g' 'there is no function T.keep2' \
  'look at +goals.mg:16:30: &T\{...\}|look at +goals.mg:16:29: &T\{...\}' '!reached +'
for bad in 'goal:' 'goal: fast' 'goal: 0' 'goal: 0 heap allocations in' 'goal: 0 heap allocations at f' 'goal: -1 heap allocations' \
  'goal: 99999999999999999999 heap allocations' 'goal: 1 collector cycles in f' 'goal: prints' 'goal: 5 KB'; do
  goals "$bad"
  check 1 '^goals.mg:1: cannot read this goal' "$minigo" check goals.mg
done
goals 'solves: nowhere.mg'
check 1 'nowhere.mg: No such file' "$minigo" check goals.mg
goals
check 1 'it has no goals' "$minigo" check goals.mg
mkdir none
check 1 'no exercises in none' "$minigo" check none
check 1 'no exercises in none' "$minigo" none/check
check 1 'missing: No such file' "$minigo" missing/check
check 1 'missing.mg: No such file' "$minigo" check missing.mg
check 2 'no files' "$minigo" check
check 0 'goal: 0 heap allocations' "$minigo" help check

# The functions named init are init.0 and so on in the ledger.
printf '// goal: at most 2 heap allocations in init\n// goal: 3 heap allocations in init\npackage main\n\nvar g *int\n\nfunc init() { g = new(int) }\n\nfunc init() { g = new(int); func() { g = new(int) }() }\n\nfunc main() {}\n' >inits.mg
check 1 'missing +at most 2 heap allocations in init: 3 now' "$minigo" check inits.mg
also 'reached +3 heap allocations in init' 'look at +inits.mg:7:22: new\(int\)'

# Standard input, once for all that name it.
printf '// goal: prints 1\n// goal: 0 heap allocations in main\npackage main\n\nvar s *int\n\nfunc main() { s = new(int); println(1) }\n' >in.mg
check 1 '^<stdin>$' sh -c "'$minigo' check - <in.mg"
also 'reached +prints 1$' 'look at +<stdin>:7:22: new\(int\): 1 object' 'minigo build -m=2'
check 1 '^0 of 3 exercises reached$' sh -c "cat in.mg | '$minigo' check - in.mg -"
check 1 '^<stdin>:3: cannot read this goal' sh -c "(echo; echo; echo '// goal: much') | '$minigo' check -"
check 1 'it has no goals' sh -c "'$minigo' check - <&-"

# A program that does not end is ended, and the next one marked.
printf '// goal: prints 1\npackage main\n\nfunc main() { println(1); for {} }\n' >loop.mg
printf '// goal: prints 1\npackage main\n\nimport "time"\n\nfunc main() { time.Sleep(time.Hour) }\n' >sleep.mg
printf '// goal: prints 1\npackage main\n\nfunc main() { println(1) }\n' >one.mg
check 1 '^  missing +an end: it was still running after 200ms \(-timeout D waits longer\)$' "$minigo" check -timeout 200ms loop.mg sleep.mg
also '^0 of 2 exercises reached$' '!minigo build -m=2'
for t in 200ms 2s 20s 5m; do # as short as the machine allows: the other one has to end
  "$minigo" check -timeout=$t loop.mg one.mg >out 2>&1 </dev/null
  status=$?
  grep -q '^1 of 2' out && break
done
result $status 1 '^1 of 2 exercises reached$' "$minigo" check -timeout=$t loop.mg one.mg
check 0 '^1 of 1 exercise reached$' "$minigo" check -timeout 0 one.mg
check 1 'it does not print this line' "$minigo" check -clock=virtual -timeout 1m sleep.mg
for t in 1 1x x .s 1.5.2s -1s 1e3s 9999999h ""; do
  check 2 'invalid value "'"$t"'" for -timeout: want a time, as 10s or 2m, or 0 for none' "$minigo" check -timeout "$t" one.mg
done
printf '// goal: prints 1\npackage main\n\nimport "os"\n\nfunc main() {\n\tf, _ := os.Create("big")\n\tf.Seek(1<<30, 0)\n\tfor {\n\t\tf.Write(make([]byte, 1))\n\t}\n}\n' >flood.mg
check 1 'missing +an end: it printed 1.0 GB and went on' "$minigo" check flood.mg

# A file in the place of a command is run.
cat >args.mg <<'END'
package main

import (
	"fmt"
	"os"
)

func main() { fmt.Println(os.Args[1:]) }
END
check 0 '^\[a b\]$' "$minigo" args.mg a b
check 0 '^\[a b\]$' "$minigo" ./args.mg a b
check 1 'no such file' "$minigo" nofile.mg
check 2 'unknown command nofile$' "$minigo" nofile
also '^minigo help lists the commands' '!Usage'
check 2 'unknown command -stats: flags follow the command' "$minigo" -stats args.mg

echo "check: $passed of $((passed + failed))"
[ $failed = 0 ]
