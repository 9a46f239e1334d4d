// SPDX-License-Identifier: MIT
// Constants and read-only values are boxed in read-only data.
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

type pair struct{ a, b int }

var sink any
var sinkErr error
var s = "global"
var table = [...]string{"x", "y"}

type code int

func (c code) Error() string { return "code" }

type msg string

func (m msg) Error() string { return string(m) }

const limit = 5000

func main() {
	report("int", func() { sink = 1000 })
	report("string", func() { sink = "constant" })
	report("float", func() { sink = 2.5 })
	report("named", func() { sinkErr = code(404) })
	report("named string", func() { sinkErr = msg("oops") })
	report("constant name", func() { sink = limit })
	report("struct of constants", func() { sink = pair{1, 2} })
	report("array of constants", func() { sink = [3]int{1, 2, 3} })
	report("zero struct", func() { sink = pair{} })
	report("variable", func() { sink = s })
	report("element", func() { sink = table[1] })
	report("local constant variable", func() {
		x := 7000
		sink = x
	})
	report("local string variable", func() {
		x := "text"
		sink = x
	})
	report("several", func() { sink = []any{1000, "a", 2.5, nil, true} })
}

// Output:
// int 0
// string 0
// float 0
// named 0
// named string 0
// constant name 0
// struct of constants 1
// array of constants 1
// zero struct 1
// variable 1
// element 1
// local constant variable 1
// local string variable 1
// several 2
