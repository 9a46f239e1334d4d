// SPDX-License-Identifier: MIT
// new(T) that does not escape is a frame object.
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
	v    [4]int
}

//go:noinline
func use(n *node) int { return n.v[0] }

//go:noinline
func set(p *int, v int) { *p = v }

func main() {
	report("int", func() {
		p := new(int)
		set(p, 1)
	})
	report("struct", func() {
		n := new(node)
		n.v[0] = 3
		use(n)
	})
	report("linked", func() {
		a, b := new(node), new(node)
		a.next = b
		use(a.next)
	})
	report("loop", func() {
		for i := 0; i < 100; i++ {
			n := new(node)
			n.v[0] += i
			if use(n) != i {
				panic("not fresh")
			}
		}
	})
	report("array", func() {
		p := new([100]int)
		p[5] = 1
	})
	report("pointer", func() {
		p := new(*int)
		*p = new(int)
		set(*p, 2)
	})
	report("empty struct", func() {
		p := new(struct{})
		_ = *p
	})
}

// Output:
// int 0
// struct 0
// linked 1
// loop 0
// array 0
// pointer 1
// empty struct 0
