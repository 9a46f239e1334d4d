// SPDX-License-Identifier: MIT
// Maps of slices, of maps, of structs and of interfaces.
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

type user struct {
	name string
	tags []string
}

var users map[int]*user
var groups map[string][]int
var nested map[string]map[string]int
var mixed map[string]any

func main() {
	n := 1000
	report("pointers to structs", func() {
		users = map[int]*user{}
		users[1] = &user{name: "a"}
		users[2] = &user{name: "b", tags: []string{"x"}}
	})
	report("slices", func() {
		groups = map[string][]int{}
		groups["a"] = append(groups["a"], 1)
		groups["a"] = append(groups["a"], 2)
		groups["b"] = append(groups["b"], 3)
	})
	report("maps", func() {
		nested = map[string]map[string]int{}
		nested["a"] = map[string]int{}
		nested["a"]["b"]++
		nested["a"]["c"] += 2
	})
	report("any", func() { mixed = map[string]any{"a": 1, "b": n, "c": "s", "d": []int{n}} })
	report("update in place", func() {
		for i := 0; i < 10; i++ {
			nested["a"]["b"]++
		}
	})
	report("count words", func() {
		words := []string{"a", "b", "a", "c", "b"}
		m := map[string]int{}
		for _, w := range words {
			m[w]++
		}
	})
}

// Output:
// pointers to structs 5
// slices 5
// maps 4
// any 5
// update in place 0
// count words 0
