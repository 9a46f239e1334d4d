// SPDX-License-Identifier: MIT
// string([]byte).
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
var flag bool

//go:noinline
func size(s string) int { return len(s) }

func main() {
	short := []byte("short")
	long := []byte("some text that is longer than thirty-two bytes")
	one := []byte("x")
	none := []byte{}
	text := "short"
	report("short stays", func() { size(string(short)) })
	report("short escapes", func() { sink = string(short) })
	report("long stays", func() { size(string(long)) })
	report("long escapes", func() { sink = string(long) })
	report("exactly 32", func() { size(string(long[:32])) })
	report("exactly 33", func() { size(string(long[:33])) })
	report("one byte", func() { sink = string(one) })
	report("empty", func() { sink = string(none) })
	report("compare", func() { flag = string(long) == text })
	report("compare two", func() { flag = string(long) < string(short) })
	report("compare constant", func() { flag = string(long) != "constant" })
	report("condition", func() {
		if string(long) == text {
			flag = true
		}
	})
	report("switch", func() {
		switch string(long) {
		case "a", "b":
			flag = true
		case text:
			flag = false
		}
	})
	report("switch with many cases", func() {
		switch string(long) {
		case "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k":
			flag = true
		}
	})
	report("len", func() { _ = len(string(long)) })
	report("concat with constant", func() { sink = "<" + string(long) + ">" })
	report("concat without", func() { sink = string(long) + text })
	report("concat of two", func() { sink = string(long) + string(long) })
	report("concat stays", func() { size("<" + string(short) + ">") })
	report("range", func() {
		for range string(long) {
		}
	})
	report("range runes", func() {
		n := 0
		for _, r := range string(long) {
			n += int(r)
		}
	})
	report("back to bytes", func() { copy(short, string(short)) })
	report("append", func() { short = append(short[:0], string(short)...) })
	report("index", func() { _ = string(long)[3] })
	report("loop", func() {
		for i := 1; i < 10; i++ {
			size(string(long[:i]))
		}
	})
}

// Output:
// short stays 0
// short escapes 1
// long stays 1
// long escapes 1
// exactly 32 0
// exactly 33 1
// one byte 0
// empty 0
// compare 0
// compare two 0
// compare constant 0
// condition 0
// switch 1
// switch with many cases 0
// len 1
// concat with constant 1
// concat without 2
// concat of two 3
// concat stays 0
// range 1
// range runes 1
// back to bytes 0
// append 0
// index 1
// loop 0
