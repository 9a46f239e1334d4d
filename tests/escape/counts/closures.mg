// SPDX-License-Identifier: MIT
// Function literals: nothing captured, by value, by reference, returned.
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
var sinkInts []func() int

//go:noinline
func call(f func() int) int { return f() }

//go:noinline
func counter() func() int {
	n := 0
	return func() int { n++; return n }
}

//go:noinline
func adder(a int) func(int) int {
	return func(b int) int { return a + b }
}

//go:noinline
func two() (func(), func() int) {
	n := 0
	return func() { n++ }, func() int { return n }
}

func main() {
	x := 5
	report("no capture", func() { call(func() int { return 1 }) })
	report("no capture escapes", func() { sink = func() int { return 1 } })
	report("by value stays", func() { call(func() int { return x }) })
	report("by value escapes", func() {
		y := x
		sink = func() int { return y }
	})
	report("by reference stays", func() {
		n := 0
		call(func() int { n++; return n })
	})
	report("by reference escapes", func() {
		n := 0
		sink = func() int { n++; return n }
	})
	report("counter", func() { counter() })
	report("adder", func() { adder(3) })
	report("two share", func() { two() })
	report("called directly", func() {
		n := 0
		func() { n++ }()
	})
	report("variable", func() {
		f := func(a int) int { return a * x }
		f(2)
		f(3)
	})
	report("in a loop stays", func() {
		for i := 0; i < 5; i++ {
			call(func() int { return i })
		}
	})
	report("in a loop escapes", func() {
		for i := 0; i < 5; i++ {
			j := i
			sink = func() int { return j }
		}
	})
	report("slice of closures", func() {
		var fs []func() int
		for i := 0; i < 4; i++ {
			k := i
			fs = append(fs, func() int { return k })
		}
		sinkInts = fs
	})
}

// Output:
// no capture 0
// no capture escapes 0
// by value stays 0
// by value escapes 1
// by reference stays 0
// by reference escapes 2
// counter 2
// adder 1
// two share 3
// called directly 0
// variable 0
// in a loop stays 0
// in a loop escapes 5
// slice of closures 7
