// SPDX-License-Identifier: MIT
// Interface values: calls, conversions, embedding, errors.
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

type shape interface {
	area() int
}
type named interface {
	shape
	name() string
}
type square struct{ side int }
type circle struct{ r, x, y int }

func (s *square) area() int    { return s.side * s.side }
func (s *square) name() string { return "square" }
func (c circle) area() int     { return 3 * c.r * c.r }
func (c circle) name() string  { return "circle" }

var sink shape
var sinkAny any
var list []shape

//go:noinline
func newShape(kind, n int) shape {
	if kind == 0 {
		return &square{n}
	}
	return circle{n, 0, 0}
}

//go:noinline
func area(s shape) int { return s.area() }

//go:noinline
func show(n named) string { return n.name() }

func main() {
	report("pointer", func() { newShape(0, 300) })
	report("value", func() { newShape(1, 300) })
	report("argument pointer", func() { area(&square{300}) })
	report("argument value", func() { area(circle{300, 1, 2}) })
	report("devirtualized pointer", func() {
		var s shape = &square{300}
		s.area()
	})
	report("devirtualized value", func() {
		var s shape = circle{300, 1, 2}
		s.area()
	})
	report("interface to interface", func() {
		var n named = &square{300}
		sink = n
		sinkAny = n
	})
	report("assertion to interface", func() {
		if n, ok := sink.(named); ok {
			show(n)
		}
	})
	report("list", func() { list = []shape{&square{1}, circle{2, 3, 4}} })
	report("type switch", func() {
		switch s := sink.(type) {
		case *square:
			s.side++
		case circle:
			sink = s
		}
	})
	report("type switch value", func() {
		var x shape = list[1]
		switch s := x.(type) {
		case circle:
			sink = s
		}
	})
}

// Output:
// pointer 1
// value 1
// argument pointer 1
// argument value 1
// devirtualized pointer 0
// devirtualized value 0
// interface to interface 1
// assertion to interface 0
// list 3
// type switch 0
// type switch value 1
