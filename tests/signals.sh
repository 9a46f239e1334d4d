#!/bin/sh
# SPDX-License-Identifier: MIT
# tests/signals.sh MINIGO: what SIGINT, SIGTERM and SIGQUIT do to a running program, wherever it is: computing,
# sleeping, waiting for input, for another program to read its output, for other goroutines. Nothing here depends on time
# or on the order of goroutines: a program says on its standard output that it has started, and one that will wait is
# signalled when the system says that it does.
tests=$PWD/tests
. "${0%/*}/expect.sh"

cat >prog.mg <<'END'
package main

import (
	"fmt"
	"os"
	"time"
)

type item struct{ next *item }

var kept *item

//go:noinline
func ready() { fmt.Println("ready") }

// Is inlined, and says that it is there.
func compute() {
	for i := 0; ; i++ {
		if i == 1 {
			ready()
		}
		kept = &item{}
	}
}

func spin() {
	ready()
	for x := 1; ; x *= 3 {
	}
}

func read() {
	var s string
	fmt.Println(fmt.Scanln(&s))
}

func park() {
	c := make(chan int)
	go time.Sleep(time.Hour)
	go func() { <-c }()
	<-make(chan bool)
}

func fill() {
	for {
		fmt.Println("a line that nobody reads")
	}
}

func main() {
	switch os.Args[1] {
	case "compute", "spin", "read-beside", "defer": // do it themselves
	default:
		ready()
	}
	switch os.Args[1] {
	case "compute":
		compute()
	case "spin":
		spin()
	case "sleep":
		time.Sleep(time.Hour)
	case "read":
		read()
	case "read-beside":
		go compute()
		read()
	case "read-beside-sleep":
		go time.Sleep(time.Hour)
		read()
	case "park":
		park()
	case "fill":
		fill()
	case "open":
		os.Open("fifo")
	case "defer":
		defer fmt.Println("deferred calls do not run")
		compute()
	}
}
END
mkfifo fifo in out

# signalled SIGNAL MODE FLAGS...: runs prog.mg, sends the signal when it is ready; leaves $status and the file err
signalled() {
  signal=$1 mode=$2
  shift 2
  # Nothing is ever written to its input. A shell's background jobs ignore SIGINT: not this one.
  env --default-signal=INT,QUIT,TERM "$minigo" run "$@" prog.mg "$mode" <in >out 2>err &
  pid=$!
  exec 4>in 3<out
  read -r line <&3
  [ "$line" = ready ] || echo "FAIL: $mode: it says '$line'"
  case $mode in
  compute | spin | read-beside | defer) ;; # never wait
  *) until grep -q '^State:[[:space:]]*[SZ]' /proc/$pid/status; do sleep 0.01; done ;;
  esac
  kill -s "$signal" $pid
  wait $pid 2>/dev/null # the shell would tell of its death
  status=$? pid=
  exec 3<&- 4>&-
}

# expect STATUS PATTERN [FILE]: of the run just made
expect() {
  want=$1 pattern=$2 file=${3:-err}
  if [ $status = "$want" ] && grep -qE -e "$pattern" "$file"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAIL: $signal $mode: exit status $status, want $want; want /$pattern/ in $file:"
    head -8 "$file" | sed 's/^/    /'
  fi
}

expect_silence() {
  if [ $status = "$1" ] && [ ! -s err ]; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAIL: $signal $mode: exit status $status, want $1 and no output:"
    head -8 err | sed 's/^/    /'
  fi
}

# With a report: what was measured, and 128 + the signal's number.
for mode in compute spin sleep read read-beside read-beside-sleep park fill open defer; do
  signalled INT $mode -stats
  expect 130 'allocations of prog.mg'
done
signalled TERM compute -stats
expect 143 'allocations of prog.mg'
signalled TERM sleep -stats
expect 143 'allocations of prog.mg'
signalled INT compute -stats=json -statsfile stats.json
expect 130 '"exit_status": 130' stats.json
signalled INT sleep -memprofile mem.pprof
expect 130 'main\.main' mem.pprof
signalled TERM park -memprofile mem2.pprof
expect 143 'main\.main' mem2.pprof
# Without one the program dies as any other.
for mode in compute sleep read; do
  signalled INT $mode
  expect_silence 130
  signalled TERM $mode
  expect_silence 143
done
# SIGQUIT: the goroutines and their states.
signalled QUIT compute
expect 2 '^SIGQUIT: quit$'
expect 2 '^goroutine 1 \[(running|runnable)\]:$'
expect 2 '^main\.compute\(\.\.\.\)$'
expect 2 '^	.*prog.mg:[0-9]+ \+0x[0-9a-f]+$'
signalled QUIT sleep
expect 2 '^goroutine 1 \[sleep\]:$'
signalled QUIT read
expect 2 '^goroutine 1 \[(syscall|IO wait)\]:$'
signalled QUIT park
expect 2 '^goroutine 1 \[chan receive\]:$'
expect 2 '^goroutine 2 \[sleep\]:$'
expect 2 '^goroutine 3 \[chan receive\]:$'
expect 2 '^created by main\.park$'
signalled QUIT read-beside-sleep -stats
expect 2 '^goroutine 1 \[IO wait\]:$'
expect 2 '^goroutine 2 \[sleep\]:$'
expect 2 'allocations of prog.mg'
# A signal that was ignored when minigo was started stays so.
(
  trap '' INT
  exec "$minigo" run -stats prog.mg read <in >out 2>err
) &
pid=$!
exec 4>in 3<out
read -r line <&3
kill -s INT $pid
echo word >&4
exec 4>&-
wait $pid
status=$? signal=INT mode='read, ignored'
exec 3<&-
expect 0 'allocations of prog.mg'
# A second signal, wherever it comes, changes nothing of the status.
signal=INT mode='compute, again and again'
env --default-signal=INT "$minigo" run -stats prog.mg compute <in >out 2>err &
pid=$!
exec 4>in 3<out
read -r line <&3
for n in 1 2 3; do kill -s INT $pid 2>/dev/null; done
wait $pid 2>/dev/null
status=$? pid=
exec 3<&- 4>&-
echo >>err
expect 130 ''

# On a terminal.
if "$tests/need" python3 python3 && python3 "$tests/terminal.py" "$minigo"; then
  passed=$((passed + 1))
else
  failed=$((failed + 1))
fi

echo "signals: $passed of $((passed + failed))"
[ $failed = 0 ]
