// SPDX-License-Identifier: MIT
// Comparing interfaces with concrete values.
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
type num int

var x any = 1000
var e error
var y any = pair{1, 2}

type myErr struct{ code int }

func (m myErr) Error() string { return "my" }

var e2 error = myErr{3}

func main() {
	n := 1000
	s := "text"
	report("int", func() { _ = x == n })
	report("string", func() { _ = x == s })
	report("constant", func() { _ = x == 1000 })
	report("struct", func() { _ = y == pair{1, n} })
	report("error", func() { _ = e2 == myErr{3} })
	report("nil", func() { _ = e == nil })
	report("switch", func() {
		switch x {
		case n:
		case s:
		}
	})
	report("named", func() { _ = x == num(n) })
	report("two", func() { _ = x == y })
}

// Output:
// int 0
// string 0
// constant 0
// struct 0
// error 0
// nil 0
// switch 0
// named 0
// two 0
