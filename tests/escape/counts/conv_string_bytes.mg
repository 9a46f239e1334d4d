// SPDX-License-Identifier: MIT
// []byte(string).
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

var sink []byte

//go:noinline
func sum(b []byte) (n int) {
	for _, c := range b {
		n += int(c)
	}
	return
}

func main() {
	short := "short"
	long := "some text that is longer than thirty-two bytes"
	empty := ""
	report("short stays", func() { sum([]byte(short)) })
	report("short escapes", func() { sink = []byte(short) })
	report("long stays", func() { sum([]byte(long)) })
	report("long escapes", func() { sink = []byte(long) })
	report("exactly 32", func() { sum([]byte(long[:32])) })
	report("exactly 33", func() { sum([]byte(long[:33])) })
	report("empty", func() { sink = []byte(empty) })
	report("constant stays", func() { sum([]byte("a constant that is longer than thirty-two bytes")) })
	report("constant escapes", func() { sink = []byte("constant") })
	report("empty constant", func() { sink = []byte("") })
	report("range", func() {
		n := 0
		for _, c := range []byte(long) {
			n += int(c)
		}
	})
	report("range index", func() {
		for i := range []byte(long) {
			_ = i
		}
	})
	report("append", func() { sink = append(sink[:0], []byte(long)...) })
	report("copy", func() { copy(sink, []byte(long)) })
	report("len", func() { _ = len([]byte(long)) })
	report("written", func() {
		b := []byte(short)
		b[0] = 'X'
		sum(b)
	})
	report("capacity of constant", func() { sink = append([]byte("abc"), 'd') })
	report("capacity of string", func() { sink = append([]byte(short), 'd') })
	report("capacity of temporary", func() {
		b := append([]byte(short), 'd')
		sum(b)
	})
	fmt.Println(cap([]byte("abc")), cap(append([]byte(short), 'd')))
	report("compare", func() { _ = string([]byte(short)) == short })
	report("there and back", func() { sum([]byte(string(sink))) })
}

// Output:
// short stays 0
// short escapes 1
// long stays 1
// long escapes 1
// exactly 32 0
// exactly 33 1
// empty 0
// constant stays 0
// constant escapes 1
// empty constant 0
// range 0
// range index 0
// append 1
// copy 1
// len 1
// written 0
// capacity of constant 2
// capacity of string 1
// capacity of temporary 0
// 3 32
// compare 0
// there and back 0
