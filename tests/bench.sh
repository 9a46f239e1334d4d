#!/bin/sh
# SPDX-License-Identifier: MIT
# tests/bench.sh MINIGO: minigo bench and package testing. Each check states arguments, the exit status it wants and
# the whole output, in which times, speeds and blanks have been made equal.
top=$(CDPATH= cd "$(dirname "$0")/.." && pwd)
. "${0%/*}/expect.sh"

# Lines about the machine go; measured numbers become T and S.
normal() {
  sed -E -e '/^(goos|goarch|cpu): /d' -e 's/[0-9.]+ ns\/op/T ns\/op/' -e 's/[0-9.]+ MB\/s/T MB\/s/' \
    -e 's/[0-9]+\.[0-9]+s$/S/' -e 's/[[:blank:]]+/ /g' -e 's/ $//' | tr -d '\000'
}

# check STATUS "ARGUMENTS" <expected output
check() {
  want=$1 args=$2
  cat >want.txt
  eval "\"$minigo\" bench $args" >got.raw 2>&1 </dev/null
  status=$?
  normal <got.raw >got.txt
  if [ $status = "$want" ] && cmp -s want.txt got.txt; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAIL: bench $args: exit status $status, want $want"
    diff want.txt got.txt | head -20
  fi
}

# say NAME CONDITION...: a condition on got.raw
say() {
  name=$1
  shift
  if "$@"; then passed=$((passed + 1)); else
    failed=$((failed + 1))
    echo "FAIL: $name"
    head -20 got.raw
  fi
}

cat >a_test.mg <<'END'
package a

import (
	"fmt"
	"testing"
)

var sink *int

func work(n int) {
	for i := 0; i < n; i++ {
		x := i
		sink = &x
	}
}

func Benchmarks()                 {}
func Benchmarked(b *testing.B)    {}
func BenchmarkNone(b *testing.B)  { work(0) }
func BenchmarkOne(b *testing.B)   { work(b.N) }
func BenchmarkThree(b *testing.B) { work(3 * b.N) }
func BenchmarkStays(b *testing.B) {
	sum := 0
	for i := 0; i < b.N; i++ {
		x := i
		p := &x
		sum += *p
	}
}
func BenchmarkTimer(b *testing.B) {
	work(1000)
	b.ResetTimer()
	work(b.N)
	b.StopTimer()
	work(1000)
	b.StartTimer()
	work(b.N)
}
func BenchmarkSub(b *testing.B) {
	for _, n := range []int{1, 20} {
		b.Run(fmt.Sprintf("n=%d", n), func(b *testing.B) { work(n * b.N) })
	}
	b.Run("two words", func(b *testing.B) { b.Run("deep", func(b *testing.B) { work(b.N) }) })
	b.Run("same", func(b *testing.B) {})
	b.Run("same", func(b *testing.B) {})
}
func BenchmarkLoop(b *testing.B) {
	work(1000)
	n := 0
	for b.Loop() {
		work(2)
		n++
	}
	work(1000)
	if n != b.N {
		b.Fatalf("%d rounds, N = %d", n, b.N)
	}
}
func BenchmarkMetric(b *testing.B) {
	b.SetBytes(8)
	b.ReportMetric(12.5, "things/op")
	b.ReportMetric(0.25, "a/op")
}
func BenchmarkParallel(b *testing.B) {
	b.SetParallelism(3)
	total := 0
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			total++
		}
	})
	if total != b.N {
		b.Fatal(total, b.N)
	}
}
END

cat >sleep_test.mg <<'END'
package a

import (
	"testing"
	"time"
)

func BenchmarkSleep(b *testing.B) { time.Sleep(time.Duration(b.N) * time.Millisecond) }
END

cat >bad_test.mg <<'END'
package bad

import (
	"os"
	"testing"
)

func BenchmarkGood(b *testing.B)  {}
func BenchmarkSkip(b *testing.B)  { b.Skip("not here") }
func BenchmarkError(b *testing.B) { b.Errorf("wrong\nin two lines") }
func check(b *testing.B) {
	b.Helper()
	b.Fatal("N is", b.N)
}
func BenchmarkFatal(b *testing.B) {
	if b.N > 1 {
		check(b)
	}
}
func BenchmarkPart(b *testing.B) {
	b.Run("fails", func(b *testing.B) { b.FailNow() })
	b.Run("passes", func(b *testing.B) {})
}
func BenchmarkLog(b *testing.B) {
	b.Cleanup(func() { b.Log("cleaned up") })
	b.Log("N is", b.N)
}
func BenchmarkBreak(b *testing.B) {
	for b.Loop() {
		break
	}
}
func BenchmarkPanic(b *testing.B) { panic("oh") }
func BenchmarkExit(b *testing.B)  { os.Exit(0) }
func BenchmarkExit4(b *testing.B) { os.Exit(4) }
func BenchmarkDead(b *testing.B)  { <-make(chan int) }
END

check 0 '-run "None|One|Three|Timer" -benchtime 10x a_test.mg' <<'END'
BenchmarkNone 10 T ns/op 0 B/op 0 allocs/op
BenchmarkOne 10 T ns/op 8 B/op 1 allocs/op
BenchmarkThree 10 T ns/op 24 B/op 3 allocs/op
BenchmarkTimer 10 T ns/op 16 B/op 2 allocs/op
PASS
ok command-line-arguments S
END
check 0 '-benchtime=5x -bench=Sub a_test.mg' <<'END'
BenchmarkSub/n=1 5 T ns/op 8 B/op 1 allocs/op
BenchmarkSub/n=20 5 T ns/op 160 B/op 20 allocs/op
BenchmarkSub/two_words/deep 5 T ns/op 8 B/op 1 allocs/op
BenchmarkSub/same 5 T ns/op 0 B/op 0 allocs/op
BenchmarkSub/same#01 5 T ns/op 0 B/op 0 allocs/op
PASS
ok command-line-arguments S
END
check 0 '-benchtime 1x -run "^$" -bench "Sub/n=(1|2)$|Sub/two/^d" a_test.mg' <<'END'
BenchmarkSub/n=1 1 T ns/op 8 B/op 1 allocs/op
BenchmarkSub/two_words/deep 1 T ns/op 8 B/op 1 allocs/op
PASS
ok command-line-arguments S
END
check 0 '-benchtime 2x -count 3 -benchmem=false -run "(?i)kone" a_test.mg' <<'END'
BenchmarkOne 2 T ns/op
BenchmarkOne 2 T ns/op
BenchmarkOne 2 T ns/op
PASS
ok command-line-arguments S
END
check 0 '-v -benchtime 2x -count 2 -run "One|Sub/n=1" a_test.mg' <<'END'
BenchmarkOne
BenchmarkOne 2 T ns/op 8 B/op 1 allocs/op
BenchmarkOne 2 T ns/op 8 B/op 1 allocs/op
BenchmarkSub
BenchmarkSub/n=1
BenchmarkSub/n=1 2 T ns/op 8 B/op 1 allocs/op
BenchmarkSub/n=1 2 T ns/op 8 B/op 1 allocs/op
PASS
ok command-line-arguments S
END
check 0 '-benchtime 7x -benchgc -run "Loop|Metric" a_test.mg' <<'END'
BenchmarkLoop 7 T ns/op 0 GCs/op 16 B/op 2 allocs/op
BenchmarkMetric 7 T ns/op T MB/s 0 GCs/op 0.2500 a/op 12.50 things/op 0 B/op 0 allocs/op
PASS
ok command-line-arguments S
END
check 0 '-benchtime 77777x -benchmem=false -run Parallel a_test.mg' <<'END'
BenchmarkParallel 77777 T ns/op
PASS
ok command-line-arguments S
END
check 0 '-run Nothing a_test.mg' <<'END'
testing: warning: no benchmarks to run
PASS
ok command-line-arguments S
END
# By time: as many rounds as fill it, whatever the machine does meanwhile (printed times are rounded); not many more, where
# a round takes a millisecond at least.
"$minigo" bench -benchtime 1ms -run 'One|Loop' a_test.mg >got.raw 2>&1 </dev/null
say 'rounds by time' [ "$(awk '/^Benchmark/ && $2 * $3 > 999e3 && $4 == "ns/op" && $6 == "B/op" && $8 == "allocs/op"' got.raw | wc -l)" = 2 ]
"$minigo" bench -benchtime 10ms sleep_test.mg >got.raw 2>&1 </dev/null
say 'rounds by time, not too many' awk '/^BenchmarkSleep/ { ok = $2 <= 12 && $2 * $3 > 9.99e6 } END { exit !ok }' got.raw
"$minigo" bench -benchtime 1x -run 'One|Loop' a_test.mg >got.raw 2>&1 </dev/null
say 'head lines' [ "$(grep -cE '^(goos: linux|goarch: amd64)$' got.raw)" = 2 ]
# As benchstat reads it: name, number of rounds, then pairs of value and unit.
say 'benchmark format' awk '/^Benchmark/ {
  if (NF < 4 || NF % 2 || $1 ~ /^Benchmark[a-z]/ || $2 !~ /^[0-9]+$/) exit bad = 1
  for (i = 3; i < NF; i += 2) if ($i !~ /^[0-9.]+$/ || $(i + 1) !~ /^[A-Za-z]+\/(op|s)$/) exit bad = 1
} END { exit bad }' got.raw

check 1 '-benchtime 4x -run "Good|Skip|Error|Fatal|Part" bad_test.mg' <<'END'
BenchmarkGood 4 T ns/op 0 B/op 0 allocs/op
--- FAIL: BenchmarkError
 bad_test.mg:10: wrong
 in two lines
BenchmarkFatal --- FAIL: BenchmarkFatal
 bad_test.mg:17: N is 4
--- FAIL: BenchmarkPart/fails
BenchmarkPart/passes 4 T ns/op 0 B/op 0 allocs/op
--- FAIL: BenchmarkPart
FAIL
exit status 1
FAIL command-line-arguments S
FAIL
END
check 0 '-benchtime 4x -benchmem=false -run Log bad_test.mg' <<'END'
BenchmarkLog 4 T ns/op
--- BENCH: BenchmarkLog
 bad_test.mg:26: N is 1
 bad_test.mg:25: cleaned up
 bad_test.mg:26: N is 4
 bad_test.mg:25: cleaned up
PASS
ok command-line-arguments S
END
check 0 '-benchtime 4x -run "Skip|Good" -v bad_test.mg' <<'END'
BenchmarkGood
BenchmarkGood 4 T ns/op 0 B/op 0 allocs/op
BenchmarkSkip
 bad_test.mg:9: not here
--- SKIP: BenchmarkSkip
PASS
ok command-line-arguments S
END
check 1 '-benchtime 3x -run Exit4 bad_test.mg' <<'END'
exit status 4
FAIL command-line-arguments S
FAIL
END
# match STATUS PATTERN ARGUMENTS
match() {
  want=$1 pattern=$2
  shift 2
  "$minigo" bench "$@" >got.raw 2>&1 </dev/null
  status=$?
  say "bench $*: exit status $status, want $want and /$pattern/" [ "$status:$(grep -cE -e "$pattern" got.raw)" = "$want:1" ]
}
match 1 '^panic: oh$' -run Panic bad_test.mg
match 1 '^exit status 2$' -run Panic bad_test.mg
match 1 '^panic: unexpected call to os.Exit\(0\)' -run 'Exit$' bad_test.mg
match 1 'all goroutines are asleep' -run Dead bad_test.mg
match 1 'returned without B.Loop\(\) == false' -run Break -benchtime 3x bad_test.mg
match 1 'invalid regexp for element 1 of -test.bench \("\("\): .*missing closing \)' -run 'a/(' a_test.mg
match 1 'invalid repeat count: `.9999.`' -run 'a{9999}' a_test.mg
match 1 'expression too large' -run '((a{1000}){1000}){1000}' a_test.mg
match 1 'nests too deeply' -run "$(printf '%5000s' | tr ' ' '(')" a_test.mg
match 2 'for -benchtime' -benchtime 0x a_test.mg
match 2 'for -benchtime' -benchtime 1 a_test.mg
match 2 'for -count' -count 0 a_test.mg
match 1 'missing.mg' missing.mg

printf 'package main\n\nfunc main() { println("main") }\n' >none.mg
match 1 '^no benchmarks: want a func BenchmarkXxx' none.mg
printf 'package x\n\nfunc BenchmarkX(n int) {}\n' >sig.mg
match 1 '^sig.mg:3:6: wrong signature for BenchmarkX, must be' sig.mg
printf 'package x\n\nimport "testing"\n\nvar _ testing.TB\n\ntype B int\n\nfunc BenchmarkX(b *B) {}\n' >type.mg
match 1 '^type.mg:9:6: cannot use BenchmarkX' type.mg
printf 'package x\n\nimport "testing"\n\nfunc BenchmarkX(b *testing.B) { x := "" + 1 }\n' >wrong.mg
match 1 '^FAIL.command-line-arguments \[build failed\]$' wrong.mg
match 1 '^wrong.mg:5:' wrong.mg

# bench/escape: both forms of a pair compute the same, and the one allocates more.
for pair in "$top"/bench/escape/*.mg; do
  "$minigo" bench -benchtime 100x "$pair" >got.raw 2>&1
  say "$pair" awk '$1 ~ /\/escapes$/ { e = $(NF - 1) } $1 ~ /\/stays$/ { s = $(NF - 1) } $1 == "ok" { ok = 1 }
    END { exit !(ok && e > s) }' got.raw
done

# Patterns, as Go's regexp takes them: names NAME PATTERN, then the elements that match.
cat >names_test.mg <<'END'
package names

import "testing"

func BenchmarkR(b *testing.B) {
	for _, n := range []string{"a", "ab", "aab", "aaaa", "A.b", "b1", "B-2", "x_y", "[x]", "\u00e9", "a{2}", "0123"} {
		b.Run(n, func(b *testing.B) {})
	}
}
END
names() {
  got=$("$minigo" bench -benchtime 1x -run "R/$1" names_test.mg 2>&1 | sed -n 's/^BenchmarkR\/\([^[:blank:]]*\).*/\1/p' | tr '\n' ' ')
  [ "$got" = "$2" ] && passed=$((passed + 1)) && return
  failed=$((failed + 1))
  echo "FAIL: bench -run R/$1: $got, want $2"
}
names '^a+$' 'a aaaa '
names '^a{2,3}b?$' 'aab '
names '^(a|[b-c0]+)[[:digit:]]*$' 'a b1 0123 '
names '(?i)^A.?B$' 'ab aab A.b '
names '((?i:^B)-|\d\d)' 'B-2 0123 '
names '^\w+$' 'a ab aab aaaa b1 x_y 0123 '
names '(^[^\w]|\Q.b\E$)' 'A.b [x] '$(printf '\303\251')' '
names '^\[x]$' '[x] '
names '^\x{e9}$' $(printf '\303\251')' '
names 'a{2}$' 'aaaa '
names '\b2\b' 'B-2 a{2} '
names '^(a*)*$' 'a aaaa '
names '^(?:(a|aa)+)+b$' 'ab aab '
names '^.{4}$' 'aaaa a{2} 0123 '
names 'a\{2}' 'a{2} '
names '\p' ''

# Functions main and TestMain, flags and arguments of the program, names that the added file might have used.
cat >main_test.mg <<'END'
package main

import (
	"flag"
	"fmt"
	"testing" // a name that is taken
)

var n = flag.Int("n", 1, "a number")

func main() { panic("not called") }

func TestMain(m *testing.M) {
	fmt.Println("before")
	fmt.Println("after", m.Run(), flag.Args())
}

func BenchmarkFlag(b *testing.B) { b.ReportMetric(float64(*n), "n/op") }
END
check 0 '-benchtime 1x main_test.mg -n 7 word' <<'END'
before
BenchmarkFlag 1 T ns/op 7.000 n/op 0 B/op 0 allocs/op
PASS
after 0 [word]
ok command-line-arguments S
END
check 0 '-m -benchtime 1x -run One a_test.mg 2>&1 | grep -E "generated|RunMain|BenchmarkOne|PASS"' <<'END'
a_test.mg:20:6: can inline BenchmarkOne
BenchmarkOne 1 T ns/op 8 B/op 1 allocs/op
PASS
END
check 0 '-benchtime 10x -run Stays a_test.mg; "$minigo" bench -escape=off -benchtime 10x -run Stays a_test.mg' <<'END'
BenchmarkStays 10 T ns/op 0 B/op 0 allocs/op
PASS
ok command-line-arguments S
BenchmarkStays 10 T ns/op 8 B/op 1 allocs/op
PASS
ok command-line-arguments S
END

# The reports of minigo run.
"$minigo" bench -benchtime 1000x -stats -run Three a_test.mg >got.raw 2>&1
say '-stats' grep -qE '^ +23.5 KB +3,003 .* a_test.mg:12:3 +x ' got.raw
"$minigo" bench -benchtime 10x -memprofile mem.out -run Three a_test.mg >got.raw 2>&1
say '-memprofile' [ -s mem.out ]

echo "benchmarks: $passed of $((passed + failed))"
[ $failed = 0 ]
