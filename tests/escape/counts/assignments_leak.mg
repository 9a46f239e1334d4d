// SPDX-License-Identifier: MIT
// What flows where: fields, slices, maps, parameters of parameters.
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

type box struct{ p *int }

var sink *int
var sinkBox *box
var table = map[int]*int{}

//go:noinline
func store(b *box, p *int) { b.p = p }

//go:noinline
func load(b *box) *int { return b.p }

//go:noinline
func keep(p *int) *int { return p }

//go:noinline
func through(pp **int) { sink = *pp }

//go:noinline
func swap(a, b **int) { *a, *b = *b, *a }

func main() {
	report("stored in local box", func() {
		x := 1
		b := box{}
		store(&b, &x)
	})
	report("loaded", func() {
		x := 1
		b := box{&x}
		*load(&b)++
	})
	report("returned and used", func() {
		x := 1
		*keep(&x)++
	})
	report("returned and kept", func() {
		x := 1
		sink = keep(&x)
	})
	report("content leaks", func() {
		x := 1
		p := &x
		through(&p)
	})
	report("swap", func() {
		x, y := 1, 2
		p, q := &x, &y
		swap(&p, &q)
	})
	report("global box", func() {
		x := 1
		sinkBox = &box{&x}
	})
	report("map value", func() {
		x := 1
		table[1] = &x
	})
	report("slice element", func() {
		x := 1
		s := make([]*int, 2)
		s[0] = &x
	})
	report("slice element of a global", func() {
		x := 1
		s := []*int{nil}
		s[0] = &x
		sink = s[0]
	})
	report("conditional", func() {
		x, y := 1, 2
		p := &x
		if x > y {
			p = &y
		}
		sink = p
	})
}

// Output:
// stored in local box 1
// loaded 0
// returned and used 0
// returned and kept 1
// content leaks 1
// swap 2
// global box 2
// map value 1
// slice element 1
// slice element of a global 1
// conditional 2
