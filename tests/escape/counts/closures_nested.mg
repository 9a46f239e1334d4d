// SPDX-License-Identifier: MIT
// Closures in closures.
// flags: -lang=go1.19
package main

import (
	"fmt"
	"runtime"
)

var before, after runtime.MemStats

// report prints how many heap objects a call of f allocates.
//
//go:noinline
func report(name string, f func()) {
	f() // what is made once and kept is made now
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	fmt.Println(name, after.Mallocs-before.Mallocs)
}

var sink func() int
var sink2 func() func() int

//go:noinline
func call(f func() int) int { return f() }

func main() {
	report("nested stays", func() {
		x := 1
		call(func() int {
			return call(func() int { x++; return x })
		})
	})
	report("inner escapes", func() {
		x := 1
		call(func() int {
			sink = func() int { return x }
			return 0
		})
	})
	report("inner escapes, variable changes", func() {
		x := 1
		call(func() int {
			x++
			sink = func() int { return x }
			return 0
		})
	})
	report("factory", func() {
		x := 1
		sink2 = func() func() int {
			y := x
			return func() int { y++; return y }
		}
	})
	report("factory called", func() { sink = sink2() })
	report("recursive", func() {
		var fib func(n int) int
		fib = func(n int) int {
			if n < 2 {
				return n
			}
			return fib(n-1) + fib(n-2)
		}
		fib(5)
	})
	report("recursive escapes", func() {
		var f func() int
		f = func() int {
			sink = f
			return 1
		}
		f()
	})
}

// Output:
// nested stays 0
// inner escapes 1
// inner escapes, variable changes 2
// factory 1
// factory called 2
// recursive 0
// recursive escapes 2
