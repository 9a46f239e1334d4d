// SPDX-License-Identifier: MIT
// []rune(string), string([]rune), string(rune).
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

var sink []rune
var sinkStr string

//go:noinline
func sum(r []rune) (n rune) {
	for _, c := range r {
		n += c
	}
	return
}

//go:noinline
func size(s string) int { return len(s) }

func main() {
	short := "größe"
	long := "ein Text, der länger als zweiunddreißig Zeichen ist"
	rs := []rune(short)
	rl := []rune(long)
	r := 'ß'
	b := byte('x')
	report("runes stay", func() { sum([]rune(short)) })
	report("runes escape", func() { sink = []rune(short) })
	report("many runes stay", func() { sum([]rune(long)) })
	report("many runes escape", func() { sink = []rune(long) })
	report("no runes", func() { sink = []rune("") })
	report("32 runes", func() { sum([]rune(string(rl[:32]))) })
	report("string stays", func() { size(string(rs)) })
	report("string escapes", func() { sinkStr = string(rs) })
	report("long string stays", func() { size(string(rl)) })
	report("long string escapes", func() { sinkStr = string(rl) })
	report("no string", func() { sinkStr = string(rs[:0]) })
	report("rune stays", func() { size(string(r)) })
	report("rune escapes", func() { sinkStr = string(r) })
	report("byte as rune", func() { sinkStr = string(rune(b)) })
	report("constant rune", func() { sinkStr = string(rune('y')) })
	report("rune in concatenation", func() { size("<" + string(r) + ">") })
	report("range", func() {
		for _, c := range []rune(short) {
			r = c
		}
	})
	report("len", func() { _ = len([]rune(long)) })
	report("reverse", func() {
		rr := []rune(short)
		for i, j := 0, len(rr)-1; i < j; i, j = i+1, j-1 {
			rr[i], rr[j] = rr[j], rr[i]
		}
		sinkStr = string(rr)
	})
}

// Output:
// runes stay 0
// runes escape 1
// many runes stay 1
// many runes escape 1
// no runes 0
// 32 runes 1
// string stays 0
// string escapes 1
// long string stays 1
// long string escapes 1
// no string 1
// rune stays 0
// rune escapes 1
// byte as rune 1
// constant rune 0
// rune in concatenation 0
// range 0
// len 0
// reverse 1
