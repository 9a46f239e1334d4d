// SPDX-License-Identifier: MIT
// Slicing and copying cost nothing.
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

func main() {
	src := []int{1, 2, 3, 4, 5}
	dst := make([]int, 5)
	text := "some text"
	buf := make([]byte, 20)
	report("copy", func() { copy(dst, src) })
	report("copy string", func() { copy(buf, text) })
	report("slice", func() { sink = src[1:3] })
	report("slice three", func() { sink = src[1:3:4] })
	report("string slice", func() { _ = text[2:5] })
	report("array pointer", func() { _ = (*[3]int)(src) })
	report("copy to the frame", func() {
		var a [5]int
		copy(a[:], src)
	})
	report("clone", func() {
		t := make([]int, len(src))
		copy(t, src)
		sink = t
	})
}

// Output:
// copy 0
// copy string 0
// slice 0
// slice three 0
// string slice 0
// array pointer 0
// copy to the frame 0
// clone 1
