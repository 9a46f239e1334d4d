// SPDX-License-Identifier: MIT
// Maps that escape: the header, and the first bucket when something is stored.
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

type cache struct{ m map[string]int }

var sink map[int]int
var sinkStr map[string]string
var sinkCache *cache

//go:noinline
func build() map[int]int {
	m := make(map[int]int)
	m[1] = 1
	return m
}

//go:noinline
func newCache() *cache { return &cache{m: make(map[string]int)} }

func main() {
	report("empty", func() { sink = make(map[int]int) })
	report("one entry", func() { build() })
	report("eight entries", func() {
		sink = map[int]int{}
		for i := 0; i < 8; i++ {
			sink[i] = i
		}
	})
	report("hint 8", func() { sink = make(map[int]int, 8) })
	report("hint 8 filled", func() {
		sink = make(map[int]int, 8)
		sink[1] = 1
	})
	report("literal", func() { sinkStr = map[string]string{"a": "b", "c": "d"} })
	report("in a struct", func() { sinkCache = newCache() })
	report("in a struct used", func() {
		sinkCache = newCache()
		sinkCache.m["k"]++
	})
	report("delete and refill", func() {
		sink = map[int]int{}
		for i := 0; i < 100; i++ {
			sink[i] = i
			delete(sink, i)
		}
	})
	report("literal zero values", func() { sink = map[int]int{1: 0, 2: 0} })
}

// Output:
// empty 1
// one entry 2
// eight entries 2
// hint 8 1
// hint 8 filled 2
// literal 2
// in a struct 2
// in a struct used 3
// delete and refill 2
// literal zero values 2
