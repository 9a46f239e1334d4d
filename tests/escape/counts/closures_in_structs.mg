// SPDX-License-Identifier: MIT
// Function values in fields, arguments and maps of functions.
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

type op struct {
	name string
	f    func(int, int) int
}

type button struct{ onClick func() int }

var sinkButton *button

//go:noinline
func apply(o op, a, b int) int { return o.f(a, b) }

//go:noinline
func (b *button) click() int { return b.onClick() }

//go:noinline
func compose(f, g func(int) int) func(int) int {
	return func(x int) int { return f(g(x)) }
}

//go:noinline
func mapInts(s []int, f func(int) int) {
	for i := range s {
		s[i] = f(s[i])
	}
}

func add(a, b int) int { return a + b }

func main() {
	k := 3
	s := []int{1, 2, 3}
	report("static", func() { apply(op{"+", add}, 1, 2) })
	report("literal", func() { apply(op{"*", func(a, b int) int { return a*b + k }}, 1, 2) })
	report("button stays", func() {
		n := 0
		b := button{func() int { n++; return n }}
		b.click()
	})
	report("button escapes", func() {
		n := 0
		sinkButton = &button{func() int { n++; return n }}
	})
	report("compose", func() { compose(func(x int) int { return x + k }, func(x int) int { return x * 2 })(1) })
	report("map", func() { mapInts(s, func(x int) int { return x * k }) })
	report("table", func() {
		ops := []op{{"+", add}, {"-", func(a, b int) int { return a - b }}}
		for _, o := range ops {
			apply(o, 1, 2)
		}
	})
}

// Output:
// static 0
// literal 0
// button stays 0
// button escapes 3
// compose 2
// map 0
// table 0
