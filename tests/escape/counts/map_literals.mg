// SPDX-License-Identifier: MIT
// Map literals, kept and escaping, of constant and of computed entries; slices and structs in them.
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

var kept map[string]int
var keptPoints map[point]*point
var keptAny map[string]interface{}
var one = 1

func lookup(m map[string]int, k string) int { return m[k] }

//go:noinline
func grow(m map[string][]int, k string) { m[k] = append(m[k], 1) }

func main() {
	report("kept constants", func() { kept = map[string]int{"a": 1, "b": 2, "c": 3} })
	report("local constants", func() { one = lookup(map[string]int{"a": 1, "b": 2}, "a") })
	report("kept empty", func() { kept = map[string]int{} })
	report("pointers in it", func() { keptPoints = map[point]*point{{1, 2}: {3, 4}, {5, 6}: {7, 8}} })
	report("local pointers", func() {
		m := map[point]*point{{1, 2}: {3, 4}, {5, 6}: {7, 8}}
		one = m[point{1, 2}].x
	})
	report("interfaces", func() { keptAny = map[string]interface{}{"a": 1, "b": "x", "c": 1000, "d": nil, "e": point{1, 2}} })
	report("local interfaces", func() {
		m := map[string]interface{}{"a": 1, "b": "x", "c": point{1, 2}}
		_, ok := m["z"]
		if ok {
			one++
		}
	})
	report("slices", func() {
		m := map[string][]int{"a": {1, 2}, "b": {3}}
		grow(m, "a")
		grow(m, "c")
	})
	report("maps in maps", func() {
		m := map[string]map[int]bool{"a": {1: true}, "b": {}}
		m["a"][2] = true
	})
	report("functions", func() {
		m := map[string]func(int) int{"inc": func(x int) int { return x + 1 }, "add": func(x int) int { return x + one }}
		one = m["inc"](0)
	})
	report("computed keys", func() {
		k := "k"
		m := map[string]int{k + "1": one, k + "2": 2}
		one = len(m) - 1
	})
	report("struct elements", func() {
		m := map[int]point{1: {1, 1}, 2: {2, 2}}
		p := m[1]
		p.x++
		m[1] = p
	})
	report("range of strings", func() {
		m := map[string]string{"a": "x", "b": "y"}
		for k, v := range m {
			one = len(k) + len(v) - 1
		}
	})
	report("deleted and put again", func() {
		m := map[string]int{"a": 1}
		for i := 0; i < 20; i++ {
			delete(m, "a")
			m["a"] = i
		}
	})
}

// Output:
// kept constants 2
// local constants 0
// kept empty 1
// pointers in it 4
// local pointers 2
// interfaces 3
// local interfaces 1
// slices 4
// maps in maps 3
// functions 0
// computed keys 2
// struct elements 0
// range of strings 0
// deleted and put again 0
