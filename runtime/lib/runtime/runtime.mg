// SPDX-License-Identifier: MIT

// Package runtime gives programs a hold of the machine: its collector, its goroutines, its stacks.
package runtime

const (
	GOOS     = "linux"
	GOARCH   = "amd64"
	Compiler = "gc"
)

// MemProfileRate and friends exist for programs that set them.
var MemProfileRate int = 512 * 1024

// GC runs a collection.
func GC()

// Gosched lets other goroutines run.
func Gosched() {
	checkTimeouts()
	gosched()
}

func checkTimeouts() {}

func gosched()

// Goexit runs the deferred calls of this goroutine and ends it.
func Goexit()

// NumGoroutine counts the goroutines of the program.
func NumGoroutine() int {
	return int(gcount())
}

func gcount() int32 {
	return numGoroutine()
}

func numGoroutine() int32

// KeepAlive keeps x reachable up to here.
//
//go:noinline
func KeepAlive(x any) {}

// SetFinalizer makes finalizer(obj) run, in a goroutine of its own, some time after obj has become unreachable.
// A nil finalizer takes it back.
func SetFinalizer(obj any, finalizer any)

// NumCPU is 1: one goroutine runs at a time.
func NumCPU() int { return 1 }

// GOMAXPROCS accepts any number and stays 1.
//
//minigo:inlcost 100
func GOMAXPROCS(n int) int { return 1 }

func NumCgoCall() int64 { return 0 }

//minigo:inlcost 100
func LockOSThread() {}

//minigo:inlcost 70
func UnlockOSThread() {
	dounlockOSThread()
}

func dounlockOSThread() {}

// Version is the Go version whose behaviour this is.
func Version() string { return "go1.19" }

func GOROOT() string { return "/usr/lib/go" }

// Breakpoint does nothing.
func Breakpoint() {}
