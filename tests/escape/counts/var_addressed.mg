// SPDX-License-Identifier: MIT
// Variables whose address is taken stay in the frame when the address stays.
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

//go:noinline
func deref(p *int) int { return *p }

type point struct{ x, y int }

//go:noinline
func sum(p *point) int { return p.x + p.y }

func main() {
	report("scalar", func() {
		x := 1
		deref(&x)
	})
	report("struct", func() {
		p := point{1, 2}
		sum(&p)
	})
	report("pointer to pointer", func() {
		x := 1
		p := &x
		q := &p
		deref(*q)
	})
	report("array element", func() {
		var a [10]int
		deref(&a[3])
	})
	report("field", func() {
		p := point{1, 2}
		deref(&p.y)
	})
	report("in a loop", func() {
		for i := 0; i < 10; i++ {
			x := i
			deref(&x)
		}
	})
}

// Output:
// scalar 0
// struct 0
// pointer to pointer 0
// array element 0
// field 0
// in a loop 0
