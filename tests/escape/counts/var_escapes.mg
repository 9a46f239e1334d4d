// SPDX-License-Identifier: MIT
// Variables that outlive their function are moved to the heap.
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

var global *int

//go:noinline
func returned() *int {
	x := 1
	return &x
}

//go:noinline
func stored() {
	x := 2
	global = &x
}

//go:noinline
func inStruct() struct{ p *int } {
	x := 3
	return struct{ p *int }{&x}
}

//go:noinline
func twoVars() (*int, *string) {
	x, s := 1, "s"
	return &x, &s
}

//go:noinline
func oneOfTwo() *int {
	x, y := 1, 2
	p := &x
	q := &y
	*p += *q
	return p
}

//go:noinline
func perIteration() (list []*int) {
	for i := 0; i < 4; i++ {
		x := i
		global = &x
	}
	return nil
}

func main() {
	report("returned", func() { returned() })
	report("stored", stored)
	report("inStruct", func() { inStruct() })
	report("twoVars", func() { twoVars() })
	report("oneOfTwo", func() { oneOfTwo() })
	report("perIteration", func() { perIteration() })
}

// Output:
// returned 1
// stored 1
// inStruct 1
// twoVars 2
// oneOfTwo 1
// perIteration 4
