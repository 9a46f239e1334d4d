// SPDX-License-Identifier: MIT
// make([]T, n) of variable size is on the heap; of variable length and constant capacity it is not.
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

//go:noinline
func fill(s []int) int {
	for i := range s {
		s[i] = i
	}
	return len(s)
}

func main() {
	n := 10
	zero := 0
	report("variable length", func() { fill(make([]int, n)) })
	report("variable capacity", func() { fill(make([]int, 2, n)) })
	report("variable length, constant capacity", func() { fill(make([]int, n, 20)) })
	report("variable zero", func() { fill(make([]int, zero)) })
	report("constant by inlining", func() {
		const k = 5
		m := k
		fill(make([]int, m))
	})
	report("no size elements", func() { _ = make([]struct{}, n) })
	report("loop", func() {
		for i := 0; i < 5; i++ {
			fill(make([]int, i+1))
		}
	})
	report("int8 length", func() { fill(make([]int, int8(n))) })
	report("matrix", func() {
		m := make([][]int, n)
		for i := range m {
			m[i] = make([]int, n)
		}
	})
}

// Output:
// variable length 1
// variable capacity 1
// variable length, constant capacity 0
// variable zero 0
// constant by inlining 1
// no size elements 0
// loop 5
// int8 length 1
// matrix 11
