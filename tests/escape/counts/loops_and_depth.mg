// SPDX-License-Identifier: MIT
// What a loop keeps for later rounds does not share a slot.
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

//go:noinline
func length(n *node) (k int) {
	for ; n != nil; n = n.next {
		k++
	}
	return
}

//go:noinline
func check(ok bool) {
	if !ok {
		panic("slots are shared")
	}
}

func main() {
	report("chain", func() {
		var head *node
		for i := 0; i < 5; i++ {
			head = &node{head, i}
		}
		check(length(head) == 5)
	})
	report("only the last", func() {
		var p *node
		for i := 0; i < 5; i++ {
			n := node{v: i}
			p = &n
		}
		check(p.v == 4)
	})
	report("within the round", func() {
		for i := 0; i < 5; i++ {
			a := &node{nil, i}
			b := &node{a, i + 1}
			check(length(b) == 2)
		}
	})
	report("goto loop", func() {
		var keep *node
		i := 0
	again:
		n := &node{keep, i}
		keep = n
		i++
		if i < 3 {
			goto again
		}
		check(length(keep) == 3)
	})
	report("array outside", func() {
		var a [3]*node
		for i := range a {
			a[i] = &node{nil, i}
		}
		check(a[0].v == 0 && a[2].v == 2)
	})
	report("inner loop", func() {
		for i := 0; i < 3; i++ {
			var list *node
			for j := 0; j < 3; j++ {
				list = &node{list, j}
			}
			check(length(list) == 3)
		}
	})
	report("unrolled", func() {
		a := &node{nil, 1}
		b := &node{a, 2}
		c := &node{b, 3}
		check(length(c) == 3)
	})
	report("labelled continue", func() {
		var last *node
	outer:
		for i := 0; i < 3; i++ {
			for j := 0; j < 3; j++ {
				n := &node{nil, j}
				if j == 1 {
					last = n
					continue outer
				}
			}
		}
		check(last.v == 1)
	})
}

// Output:
// chain 5
// only the last 5
// within the round 0
// goto loop 3
// array outside 3
// inner loop 9
// unrolled 0
// labelled continue 6
