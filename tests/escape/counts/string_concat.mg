// SPDX-License-Identifier: MIT
// Concatenations: of at most 32 bytes in the frame when they stay.
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

var sink string

//go:noinline
func size(s string) int { return len(s) }

//go:noinline
func join(a, b string) string { return a + b }

func main() {
	a, b := "abc", "defg"
	bytes := []byte("bytes")
	long := "a text of some forty characters, or more"
	empty := ""
	report("short stays", func() { size(a + b) })
	report("short escapes", func() { sink = a + b })
	report("long stays", func() { size(a + long) })
	report("long escapes", func() { sink = a + long })
	report("exactly 32", func() { size(long[:29] + a) })
	report("exactly 33", func() { size(long[:30] + a) })
	report("three", func() { size(a + "-" + b) })
	report("many", func() { size(a + b + a + b + a + b + a + b) })
	report("with empty stays", func() { size(a + empty) })
	report("with empty escapes", func() { sink = long + empty })
	report("empties", func() { sink = empty + empty })
	report("result of noinline", func() { size(join(a, b)) })
	report("long constant", func() { size("a constant of over thirty-one characters" + empty) })
	report("constant of 31 and more", func() { size("0123456789012345678901234567890" + a[:1]) })
	report("constant of 32 and none", func() { size("01234567890123456789012345678901" + empty) })
	report("compare", func() { _ = a+b == "abcdefg" })
	report("assign op", func() {
		s := a
		s += b
		size(s)
	})
	report("assign op of a sum", func() {
		s := a
		s += "<" + b + ">"
		size(s)
	})
	report("assign op of a conversion", func() {
		s := a
		s += string(bytes)
		s += "." + string(bytes)
		size(s)
	})
	report("assign op of an element", func() {
		list := []string{a, b}
		list[1] += b + a
		size(list[1])
	})
	report("loop", func() {
		s := ""
		for i := 0; i < 10; i++ {
			s += "x"
		}
		size(s)
	})
	report("loop escapes", func() {
		s := ""
		for i := 0; i < 10; i++ {
			s += "x"
		}
		sink = s
	})
	report("index", func() { _ = (a + b)[2] })
}

// Output:
// short stays 0
// short escapes 1
// long stays 1
// long escapes 1
// exactly 32 0
// exactly 33 1
// three 0
// many 0
// with empty stays 0
// with empty escapes 0
// empties 0
// result of noinline 1
// long constant 0
// constant of 31 and more 0
// constant of 32 and none 0
// compare 0
// assign op 1
// assign op of a sum 1
// assign op of a conversion 2
// assign op of an element 1
// loop 9
// loop escapes 9
// index 0
