// SPDX-License-Identifier: MIT
// Conversions and boxes that disappear through inlining and folding.
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

type celsius float64

func same(a, b any) bool      { return a == b }
func length(b []byte) int     { return len(b) }
func first(s string) byte     { return s[0] }
func isInt(x any) bool        { _, ok := x.(int); return ok }
func get(m map[string]int, k []byte) int { return m[string(k)] }
func equal(a, b []byte) bool  { return string(a) == string(b) }
func describe(x any) string {
	switch x.(type) {
	case int:
		return "int"
	case string:
		return "string"
	}
	return "?"
}

var n = 1000

func main() {
	long := []byte("bytes that do not fit into thirty-two")
	m := map[string]int{"a": 1}
	report("boxes compared", func() { same(n, n+1) })
	report("length of converted", func() { length([]byte("abc")) })
	report("first of converted", func() { first(string(long)) })
	report("assertion", func() { isInt(n) })
	report("map", func() { get(m, long) })
	report("equal", func() { equal(long, long[1:]) })
	report("describe", func() { describe(n) })
	report("float", func() { _ = int(celsius(n)) })
}

// Output:
// boxes compared 0
// length of converted 0
// first of converted 1
// assertion 0
// map 0
// equal 0
// describe 0
// float 0
