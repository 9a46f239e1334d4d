// SPDX-License-Identifier: MIT
// Parameters, receivers and results that are moved to the heap.
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

type T struct{ a, b int }

//go:noinline
func param(x int) *int { return &x }

//go:noinline
func (t T) self() *T { return &t }

//go:noinline
func result() (x int, p *int) {
	p = &x
	return 5, p
}

//go:noinline
func captured(n int) (err error, f func() int) {
	f = func() int { n++; return n }
	return nil, f
}

//go:noinline
func deferred() (n int) {
	defer func() { n++ }()
	return 1
}

//go:noinline
func paramStays(x int) int {
	p := &x
	*p++
	return x
}

//go:noinline
func sliceParam(s []int) *[]int { return &s }

//go:noinline
func variadic(p ...int) *[]int { return &p }

func main() {
	report("param", func() { param(3) })
	report("receiver", func() { T{1, 2}.self() })
	report("result", func() { result() })
	report("captured", func() { captured(3) })
	report("deferred", func() { deferred() })
	report("paramStays", func() { paramStays(3) })
	report("sliceParam", func() { sliceParam(nil) })
	report("variadic none", func() { variadic() })
	report("variadic two", func() { variadic(1, 2) })
}

// Output:
// param 1
// receiver 1
// result 1
// captured 2
// deferred 0
// paramStays 0
// sliceParam 1
// variadic none 1
// variadic two 2
