// SPDX-License-Identifier: MIT
// A linked list, a stack and a queue.
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
	value int
	next  *node
}

type stack struct {
	top  *node
	size int
}

func (s *stack) push(v int) {
	s.top = &node{v, s.top}
	s.size++
}

func (s *stack) pop() (int, bool) {
	if s.top == nil {
		return 0, false
	}
	n := s.top
	s.top = n.next
	s.size--
	return n.value, true
}

type queue struct{ items []int }

func (q *queue) put(v int) { q.items = append(q.items, v) }
func (q *queue) get() int {
	v := q.items[0]
	q.items = q.items[1:]
	return v
}

//go:noinline
func reverse(n *node) *node {
	var r *node
	for n != nil {
		n, n.next, r = n.next, r, n
	}
	return r
}

func main() {
	report("stack", func() {
		var s stack
		for i := 0; i < 10; i++ {
			s.push(i)
		}
		for {
			if _, ok := s.pop(); !ok {
				break
			}
		}
	})
	report("queue", func() {
		q := &queue{}
		for i := 0; i < 10; i++ {
			q.put(i)
		}
		for i := 0; i < 10; i++ {
			q.get()
		}
	})
	report("reverse", func() {
		list := &node{1, &node{2, &node{3, nil}}}
		if reverse(list).value != 3 {
			panic("wrong")
		}
	})
}

// Output:
// stack 10
// queue 5
// reverse 3
