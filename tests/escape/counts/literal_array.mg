// SPDX-License-Identifier: MIT
// Array literals, pointers to them and slices of them.
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
var sinkArr *[4]int

//go:noinline
func sum(s []int) (n int) {
	for _, v := range s {
		n += v
	}
	return
}

//go:noinline
func first(a *[4]int) int { return a[0] }

func main() {
	report("value", func() {
		a := [4]int{1, 2, 3, 4}
		_ = a
	})
	report("pointer stays", func() { first(&[4]int{1, 2}) })
	report("pointer escapes", func() { sinkArr = &[4]int{1, 2} })
	report("slice of local", func() {
		a := [4]int{1, 2, 3, 4}
		sum(a[1:])
	})
	report("slice of local escapes", func() {
		a := [4]int{1, 2, 3, 4}
		sink = a[1:]
	})
	report("array of arrays", func() {
		a := [3][4]int{{1}, {2}, {3}}
		sum(a[1][:])
	})
	report("array of pointers", func() {
		x, y := 1, 2
		a := [2]*int{&x, &y}
		*a[0]++
	})
}

// Output:
// value 0
// pointer stays 0
// pointer escapes 1
// slice of local 0
// slice of local escapes 1
// array of arrays 0
// array of pointers 0
