// SPDX-License-Identifier: MIT
// Slice literals.
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

type pair struct {
	k string
	v int
}

var sink []int
var sinkPairs []pair
var sinkPtrs []*pair

//go:noinline
func sum(s []int) (n int) {
	for _, v := range s {
		n += v
	}
	return
}

//go:noinline
func values(s []pair) (n int) {
	for _, p := range s {
		n += p.v
	}
	return
}

//go:noinline
func ptrs(s []*pair) (n int) {
	for _, p := range s {
		n += p.v
	}
	return
}

func main() {
	x := 4
	report("constants stay", func() { sum([]int{1, 2, 3, 4, 5, 6, 7, 8}) })
	report("constants escape", func() { sink = []int{1, 2, 3, 4, 5, 6, 7, 8} })
	report("variables stay", func() { sum([]int{x, x + 1}) })
	report("variables escape", func() { sink = []int{x, x + 1} })
	report("structs stay", func() { values([]pair{{"a", 1}, {"b", 2}}) })
	report("structs escape", func() { sinkPairs = []pair{{"a", 1}, {"b", 2}} })
	report("pointers stay", func() { ptrs([]*pair{{"a", 1}, {"b", 2}}) })
	report("pointers escape", func() { sinkPtrs = []*pair{{"a", 1}, {"b", 2}} })
	report("empty", func() { sink = []int{} })
	report("keyed", func() { sink = []int{9: 1} })
	report("nested stays", func() {
		m := [][]int{{1, 2}, {3, 4}}
		sum(m[1])
	})
	report("loop", func() {
		for i := 0; i < 5; i++ {
			sum([]int{i, i})
		}
	})
}

// Output:
// constants stay 0
// constants escape 1
// variables stay 0
// variables escape 1
// structs stay 0
// structs escape 1
// pointers stay 0
// pointers escape 3
// empty 0
// keyed 1
// nested stays 0
// loop 0
