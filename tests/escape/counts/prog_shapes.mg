// SPDX-License-Identifier: MIT
// Interfaces: a list of shapes, visitors, functional options.
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
	area() float64
	accept(v visitor)
}
type visitor interface {
	visitCircle(c *circle)
	visitRect(r *rect)
}
type circle struct{ r float64 }
type rect struct{ w, h float64 }

func (c *circle) area() float64    { return 3 * c.r * c.r }
func (r *rect) area() float64      { return r.w * r.h }
func (c *circle) accept(v visitor) { v.visitCircle(c) }
func (r *rect) accept(v visitor)   { v.visitRect(r) }

type counter struct{ circles, rects int }

func (c *counter) visitCircle(*circle) { c.circles++ }
func (c *counter) visitRect(*rect)     { c.rects++ }

type config struct {
	name string
	size int
}
type option func(*config)

func withName(n string) option { return func(c *config) { c.name = n } }
func withSize(n int) option    { return func(c *config) { c.size = n } }

//go:noinline
func newConfig(opts ...option) *config {
	c := &config{name: "none"}
	for _, o := range opts {
		o(c)
	}
	return c
}

//go:noinline
func total(l []shape) (t float64) {
	for _, s := range l {
		t += s.area()
	}
	return
}

func main() {
	report("list", func() { total([]shape{&circle{1}, &rect{2, 3}}) })
	report("visitor", func() {
		var c counter
		for _, s := range []shape{&circle{1}, &rect{2, 3}, &rect{1, 1}} {
			s.accept(&c)
		}
	})
	report("options", func() { newConfig(withName("x"), withSize(3)) })
	report("no options", func() { newConfig() })
	report("anonymous struct", func() {
		tests := []struct {
			in   string
			want int
		}{{"a", 1}, {"bb", 2}}
		for _, t := range tests {
			if len(t.in) != t.want {
				panic(t.in)
			}
		}
	})
}

// Output:
// list 2
// visitor 4
// options 1
// no options 1
// anonymous struct 0
