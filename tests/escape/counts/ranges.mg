// SPDX-License-Identifier: MIT
// for range over arrays, slices, strings, maps and channels.
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

type item struct{ a, b int }

var sinkPtr *item
var sinkInt *int

func main() {
	arr := [4]item{{1, 2}, {3, 4}}
	s := arr[:]
	report("array", func() {
		for _, v := range arr {
			_ = v
		}
	})
	report("slice", func() {
		for i := range s {
			s[i].a++
		}
	})
	report("string", func() {
		for range "text" {
		}
	})
	report("address of the element", func() {
		for i := range s {
			sinkPtr = &s[i]
		}
	})
	report("copy of the value escapes", func() {
		for _, v := range s {
			w := v
			sinkPtr = &w
		}
	})
	report("pointer to array", func() {
		for i, v := range &arr {
			arr[i].b = v.a
		}
	})
	report("literal", func() {
		n := 0
		for _, v := range []int{1, 2, 3} {
			n += v
		}
	})
	report("literal of pointers", func() {
		x, y := 1, 2
		for _, p := range []*int{&x, &y} {
			*p++
		}
	})
	report("assigned to a map", func() {
		b := []byte("abc")
		m := map[string]int{}
		for m[string(b)] = range "xyz" {
		}
	})
	report("made", func() {
		for i := range make([]int, 10) {
			_ = i
		}
	})
}

// Output:
// array 0
// slice 0
// string 0
// address of the element 0
// copy of the value escapes 4
// pointer to array 0
// literal 0
// literal of pointers 0
// assigned to a map 3
// made 0
