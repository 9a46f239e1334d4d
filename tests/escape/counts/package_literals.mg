// SPDX-License-Identifier: MIT
// Package variables: what their initializers make is made once; what functions put there is not.
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

type node struct {
	val  int
	next *node
}

var (
	table               = []int{1, 2, 3}
	list                = &node{1, &node{2, nil}}
	names               = map[string]int{"a": 1, "b": 2}
	matrix              = [2][]int{{1, 2}, {3, 4}}
	hook                = func() int { return len(table) }
	boxed   interface{} = 1000
	nodes   []*node
	current node
	pcur    *node
)

func main() {
	report("read", func() { current.val = table[0] + list.next.val + names["a"] + matrix[1][0] + hook() + boxed.(int) })
	report("new slice", func() { table = []int{4, 5, 6} })
	report("new list", func() { list = &node{1, &node{2, nil}} })
	report("address of a package variable", func() { pcur = &current })
	report("address of an element", func() { pcur = &node{next: pcur}; nodes = append(nodes[:0], pcur, &current) })
	report("copy of a literal", func() { current = node{1, list} })
	report("matrix", func() { matrix = [2][]int{{1}, {2}} })
	report("hook without capture", func() { hook = func() int { return 1 } })
	report("hook with capture", func() { n := table[0]; hook = func() int { return n } })
	report("boxed constant", func() { boxed = 1000 })
	report("boxed value", func() { boxed = table[0] + 1000 })
	report("boxed small value", func() { boxed = table[0] })
	report("boxed struct", func() { boxed = current })
	report("boxed pointer", func() { boxed = &current })
	report("boxed string", func() { s := "a"; s += "b"; boxed = s })
	report("boxed slice", func() { boxed = table })
	report("boxed array", func() { boxed = [2]int{1, 2} })
	report("boxed float", func() { boxed = float64(table[0]) + 0.5 })
	report("boxed zero", func() { boxed = node{} })
	report("boxed function", func() { boxed = hook })
	report("boxed map", func() { boxed = names })
	report("boxed bool", func() { boxed = table[0] == 1 })
	report("boxed rune", func() { boxed = rune(table[0]) + 1000 })
}

// Output:
// read 0
// new slice 1
// new list 2
// address of a package variable 0
// address of an element 1
// copy of a literal 0
// matrix 2
// hook without capture 0
// hook with capture 1
// boxed constant 0
// boxed value 1
// boxed small value 0
// boxed struct 1
// boxed pointer 0
// boxed string 2
// boxed slice 1
// boxed array 1
// boxed float 1
// boxed zero 1
// boxed function 0
// boxed map 0
// boxed bool 0
// boxed rune 1
