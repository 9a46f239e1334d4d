// SPDX-License-Identifier: MIT
// Loop variables of -lang=go1.19: one for the whole loop.
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

var sink *int
var sinkF func() int
var fs []func() int

func main() {
	report("address of the counter", func() {
		for i := 0; i < 5; i++ {
			sink = &i
		}
	})
	report("address of the key", func() {
		for i := range [5]int{} {
			sink = &i
		}
	})
	report("address of the value", func() {
		for _, v := range []int{1, 2, 3} {
			sink = &v
		}
	})
	report("closure over the counter", func() {
		for i := 0; i < 5; i++ {
			sinkF = func() int { return i }
		}
	})
	report("closure over a copy", func() {
		for i := 0; i < 5; i++ {
			i := i
			sinkF = func() int { return i }
		}
	})
	report("list of closures", func() {
		fs = fs[:0]
		for _, v := range []int{1, 2, 3} {
			fs = append(fs, func() int { return v })
		}
	})
}

// Output:
// address of the counter 1
// address of the key 1
// address of the value 1
// closure over the counter 6
// closure over a copy 5
// list of closures 4
