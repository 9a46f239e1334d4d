// SPDX-License-Identifier: MIT
// append of several values, of slices, of strings, of made slices.
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

var sink []int
var sinkBytes []byte
var sinkStr []string

func main() {
	s := []int{1, 2, 3}
	text := "hello, world"
	n := 50
	report("several", func() { sink = append([]int(nil), 1, 2, 3) })
	report("slice", func() { sink = append([]int(nil), s...) })
	report("empty slice", func() { sink = append([]int(nil), s[:0]...) })
	report("string", func() { sinkBytes = append([]byte(nil), text...) })
	report("to literal", func() { sink = append([]int{}, s...) })
	report("nothing", func() { sink = append(s) })
	report("make extends", func() { sink = append(s, make([]int, n)...) })
	report("make extends by constant", func() { sink = append(s, make([]int, 20)...) })
	report("make extends in place", func() { sink = append(make([]int, 0, 100), make([]int, n)...) })
	report("delete idiom", func() {
		t := append([]int(nil), s...)
		t = append(t[:1], t[2:]...)
		sink = t
	})
	report("strings", func() { sinkStr = append([]string{"a"}, "b", "c") })
	report("bytes of literal", func() { sinkBytes = append([]byte("abc"), "def"...) })
	report("twice", func() { sink = append(append([]int(nil), 1), 2, 3, 4, 5) })
}

// Output:
// several 1
// slice 1
// empty slice 0
// string 1
// to literal 1
// nothing 0
// make extends 1
// make extends by constant 1
// make extends in place 1
// delete idiom 1
// strings 2
// bytes of literal 2
// twice 2
