// SPDX-License-Identifier: MIT
// Maps of at most 8 entries that do not escape are in the frame.
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

type point struct{ x, y int }

//go:noinline
func size(m map[string]int) int { return len(m) }

func main() {
	report("make", func() {
		m := make(map[int]int)
		m[1] = 2
	})
	report("never used", func() { _ = make(map[int]int) })
	report("literal", func() {
		m := map[string]int{"a": 1, "b": 2}
		size(m)
	})
	report("empty literal", func() {
		m := map[string]int{}
		m["x"] = 1
		size(m)
	})
	report("hint 8", func() {
		m := make(map[int]string, 8)
		for i := 0; i < 8; i++ {
			m[i] = "v"
		}
	})
	report("struct key", func() {
		m := map[point]bool{}
		m[point{1, 2}] = true
		delete(m, point{1, 2})
	})
	report("set", func() {
		m := map[string]struct{}{}
		m["a"] = struct{}{}
		m["b"] = struct{}{}
	})
	report("pointers", func() {
		m := map[string]*point{}
		m["a"] = &point{1, 2}
		m["b"] = nil
	})
	report("loop", func() {
		for i := 0; i < 10; i++ {
			m := map[int]int{}
			if len(m) != 0 || m[i-1] != 0 {
				panic("not fresh")
			}
			for k := 0; k < 8; k++ {
				m[i+k] = i
			}
			if len(m) != 8 {
				panic("lost")
			}
		}
	})
	report("range", func() {
		m := map[string]int{"a": 1, "b": 2, "c": 3}
		n := 0
		for k, v := range m {
			n += len(k) * v
		}
		if n != 6 {
			panic(n)
		}
	})
	report("nil", func() {
		var m map[int]int
		_ = m[3]
	})
	report("variable hint", func() {
		n := len(fmt.Sprint()) + 3
		m := make(map[int]int, n)
		m[1] = 1
	})
}

// Output:
// make 0
// never used 0
// literal 0
// empty literal 0
// hint 8 0
// struct key 0
// set 0
// pointers 1
// loop 0
// range 0
// nil 0
// variable hint 0
