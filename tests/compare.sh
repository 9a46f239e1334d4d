#!/bin/sh
# SPDX-License-Identifier: MIT
# tests/compare.sh MINIGO: minigo compare.
. "${0%/*}/expect.sh"

cat >old.mg <<'END'
package main

import "fmt"

type point struct{ x, y int }

var kept []*point

func keep(n int) *point {
	p := &point{n, n}
	return p
}

func sum(n int) int {
	s := make([]int, n)
	for i := range s {
		s[i] = i
	}
	return len(s)
}

func main() {
	for i := 0; i < 100; i++ {
		kept = append(kept, keep(i))
	}
	fmt.Println(len(kept), sum(10), sum(20))
}
END
# Other lines above and in between, another function, another file name: the same sites.
sed -e 's/^type/\/\/ A comment.\n\n\/\/ Another.\ntype/' -e 's/^func sum/func other(n int) int { return n + 1 }\n\nfunc sum/' \
  -e 's/^\tfor i := 0/\t_ = other(1)\n\tfor i := 0/' old.mg >moved.mg
# The slice has a constant size: it stays in the frame.
sed 's/make(\[\]int, n)/make([]int, 20)[:n]/' old.mg >better.mg
# A site before another of its kind and function; that one keeps its row.
sed 's/^\tp := &point{n, n}/\tif n < 10 {\n\t\tkept = append(kept, \&point{1, 2})\n\t}\n\tp := \&point{n, n}/' old.mg >added.mg
grep -q 'make(\[\]int, 20)' better.mg && grep -q 'point{1, 2}' added.mg && grep -q 'Another' moved.mg || exit 2

# One program at two levels.
check 0 '^  allocations +1[0-9][0-9] +1[0-9][0-9]   ' "$minigo" compare old.mg
also '^100 10 20$' '^old.mg: everything on the heap \(off\), and Go.s decisions \(gc\)$' \
  'sites that differ' 'frame: does not escape' '^  time +[0-9.]+ [mu]?s +[0-9.]+ [mu]?s' 'counts are exact'
[ "$(grep -c '^100 10 20$' out)" = 1 ] || result 1 0 'the output once' compare old.mg
check 0 'medians of 3 runs' "$minigo" compare -count=3 old.mg
# The counts are those of the reports of single runs.
"$minigo" run -stats=json -escape=off old.mg 2>off.json >/dev/null
"$minigo" run -stats=json old.mg 2>gc.json >/dev/null
number() { sed -n "s/^  \"$2\": \([0-9]*\),.*/\1/p" "$1" | head -1; }
counts() { echo "\"heap_allocs\": $(number $1 heap_allocs), \"heap_bytes\": $(number $1 heap_bytes),"; }
check 0 "\"before\": .*\"escape\": \"off\".*$(counts off.json)" "$minigo" compare -json old.mg
also "\"after\": .*\"escape\": \"gc\".*$(counts gc.json)" '"compares": "levels"' '"difference": null' \
  '"change": "decision", "before": \{"key": "'
"$minigo" compare -json old.mg >out 2>/dev/null </dev/null
result $? 0 '!^100 10 20$' "only JSON on standard output"

# Two programs.
check 0 'no site differs' "$minigo" compare old.mg moved.mg
also '^old.mg \(old\) and moved.mg \(new\)$' 'allocations .*same$' '!sites that differ'
check 0 'decision +better.mg:15:11 .*heap: .* -> frame: does not escape' "$minigo" compare old.mg better.mg
also '^  +2 +0 +240 B +0 B +decision'
check 0 '^  +- +10 +- .* new +added.mg:11:23 +&point\{\.\.\.\}' "$minigo" compare -any-output old.mg added.mg
also '!added.mg:13:7'
check 0 '^  +10 +- .* gone +added.mg:11:23' "$minigo" compare -any-output added.mg old.mg

# -fail-on-more.
check 0 'allocations' "$minigo" compare -fail-on-more old.mg better.mg
check 0 'no site differs' "$minigo" compare -fail-on-more old.mg moved.mg
check 1 'old.mg allocates more than better.mg: ' "$minigo" compare -fail-on-more better.mg old.mg
also '^old.mg:15:11: make\(\[\]int, n\): 2 objects \(0\), 240 B \(0 B\)$'
check 2 'OLD.mg NEW.mg' "$minigo" compare -fail-on-more old.mg
printf 'package main\n\nfunc main() {}\n' >none.mg
printf 'package main\n\nvar s *int\n\nfunc main() { s = new(int) }\n' >one.mg
check 1 '^minigo: one.mg allocates more than none.mg: 1 object \(0\), 8 B \(0 B\)$' "$minigo" compare -fail-on-more none.mg one.mg
also '^one.mg:5:22: new\(int\): 1 object \(0\), 8 B \(0 B\)$'

# Standard input: both runs read the same, whatever it is.
cat >lines.mg <<'END'
package main

import (
	"bufio"
	"fmt"
	"os"
)

func main() {
	in, n := bufio.NewScanner(os.Stdin), 0
	for in.Scan() {
		n++
		if n == 3 && len(os.Args) > 1 {
			break
		}
	}
	fmt.Println("lines:", n, os.Args[1:])
}
END
printf 'a\nb\n' >two
sh -c "'$minigo' compare lines.mg <two" >out 2>&1
result $? 0 '^lines: 2 \[\]$' "input from a file"
sh -c "(read x; '$minigo' compare lines.mg) <two" >out 2>&1
result $? 0 '^lines: 1 \[\]$' "input from where a file stands"
sh -c "printf 'a\nb\nc\n' | '$minigo' compare lines.mg" >out 2>&1
result $? 0 '^lines: 3 \[\]$' "input from a pipe"
sh -c "yes | '$minigo' compare lines.mg stop" >out 2>&1
result $? 0 '^lines: 3 \[stop\]$' "input without an end"
sh -c "seq 30000 | '$minigo' compare -count=2 lines.mg lines.mg" >out 2>&1
result $? 0 '^lines: 30000 \[\]$' "long input"
sh -c "'$minigo' compare lines.mg <&-" >out 2>&1
result $? 0 '^lines: 0 \[\]$' "no input"
sh -c "'$minigo' compare - <old.mg" >out 2>&1
result $? 0 '^100 10 20$' "the program from standard input"

# Arguments and programs of several files.
check 0 '^lines: 0 \[x.mg b\]$' "$minigo" compare lines.mg -- x.mg b
check 0 '^lines: 0 \[a -m\]$' "$minigo" compare lines.mg lines.mg a -m
printf 'package main\n\nfunc main() { println(*two()) }\n' >a.mg
printf 'package main\n\nfunc two() *int { x := 2; return &x }\n' >b.mg
check 0 '^2$' "$minigo" compare a.mg,b.mg
check 0 'no site differs' "$minigo" compare a.mg,b.mg b.mg,a.mg

# Programs that end otherwise.
printf 'package main\n\nfunc main() {\n\tvar m map[string]int\n\tprintln(*new(int))\n\tm["a"] = 1\n}\n' >panics.mg
sed 's/var m/\n\n\tvar m/' panics.mg >panics2.mg
check 0 '^  exit status +2 +2$' "$minigo" compare panics.mg
also '^panic: assignment to entry in nil map'
check 0 'no site differs' "$minigo" compare panics.mg panics2.mg
printf 'package main\n\nimport "os"\n\nfunc main() { os.Exit(1) }\n' >exits.mg
sed 's/Exit(1)/Exit(3)/' exits.mg >exits3.mg
check 1 'THE TWO RUNS DIFFER' "$minigo" compare exits.mg exits3.mg
also 'exit status 1 \(old\) and 3 \(new\)'
printf 'package main\n\nfunc main() { <-make(chan int) }\n' >stuck.mg
check 0 'exit status +2 +2$' "$minigo" compare stuck.mg
printf 'package main\n\nimport "fmt"\n\nfunc main() { fmt.Println("a\\nold") }\n' >prints.mg
sed 's/old/new/' prints.mg >prints2.mg
check 1 'the output differs in line 2:' "$minigo" compare prints.mg prints2.mg
also '^    old +old$' '^    new +new$'
check 0 'THE TWO RUNS DIFFER' "$minigo" compare -any-output prints.mg prints2.mg
printf 'package main\n\nfunc main() {\n\tfor i := 0; i < 50000; i++ {\n\t\tprintln("a line of output", i)\n\t}\n}\n' >much.mg
check 0 'a line of output 49999' "$minigo" compare much.mg
printf 'package main\n\nimport (\n\t"os"\n\t"syscall"\n)\n\nfunc main() { syscall.Kill(os.Getpid(), 9) }\n' >killed.mg
check 1 'killed.mg at -escape=gc was ended by signal 9' "$minigo" compare killed.mg
printf 'package main\n\nfunc main() { var x int = "s" }\n' >bad.mg
check 1 '^bad.mg:3:27: cannot use' "$minigo" compare bad.mg
[ "$(grep -c 'cannot use' out)" = 1 ] || result 1 0 'one message' compare bad.mg
check 1 '^bad.mg:3:27: cannot use' "$minigo" compare old.mg bad.mg
: >empty.mg
check 1 'empty.mg' "$minigo" compare empty.mg
check 1 'missing.mg' "$minigo" compare missing.mg
check 1 'missing.mg' "$minigo" compare old.mg missing.mg
check 2 'count' "$minigo" compare -count=0 old.mg
check 2 'nosuch' "$minigo" compare -nosuch old.mg
check 2 'no files' "$minigo" compare
check 0 'fail-on-more' "$minigo" help compare

# A program does not wait for who reads what it prints (its time would not be its own): here that is nobody, until it is done.
cat >chatty.mg <<'END'
package main

import "os"

func main() {
	os.Stdout.Write(make([]byte, 1<<20))
	os.Create("done")
}
END
"$minigo" compare chatty.mg </dev/null 2>&1 | {
  i=0
  until [ -e done ] || [ $i = 3000 ]; do # it would be for ever if it waited
    i=$((i + 1))
    sleep 0.1
  done
  [ -e done ] && echo "it did not wait"
  tr -d '\000'
} >out
result 0 0 '^it did not wait$' "output that nobody reads yet"
also 'everything on the heap \(off\)'

# A signal while the first run runs, which says when it does. A shell's background jobs ignore SIGINT: not this one.
printf 'package main\n\nfunc main() {\n\tprintln("on")\n\tfor {\n\t}\n}\n' >endless.mg
mkfifo pipe
for signal in INT TERM; do
  env --default-signal=INT,TERM "$minigo" compare endless.mg >pipe 2>&1 </dev/null &
  pid=$!
  exec 3<pipe
  read -r line <&3
  kill -s $signal $pid
  (echo "$line" && cat) <&3 >out
  wait $pid
  result $? 130 'interrupted' "SIG$signal while it runs"
  also '^on$'
done
pid=

echo "compare: $passed of $((passed + failed))"
[ $failed = 0 ]
