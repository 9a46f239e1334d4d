// SPDX-License-Identifier: MIT
// new(T) that escapes; objects without size cost nothing.
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
	next *node
	v    int
}

var sink *node
var sinkInt *int
var sinkEmpty *struct{}
var sinkArray *[0]int

//go:noinline
func fresh() *node { return new(node) }

//go:noinline
func list(n int) *node {
	var head *node
	for i := 0; i < n; i++ {
		x := new(node)
		x.next = head
		head = x
	}
	return head
}

func main() {
	report("global", func() { sink = new(node) })
	report("returned", func() { fresh() })
	report("list", func() { list(10) })
	report("int", func() { sinkInt = new(int) })
	report("empty struct", func() { sinkEmpty = new(struct{}) })
	report("empty array", func() { sinkArray = new([0]int) })
	report("nested", func() { sink = &node{next: new(node)} })
}

// Output:
// global 1
// returned 1
// list 10
// int 1
// empty struct 0
// empty array 0
// nested 2
