// SPDX-License-Identifier: MIT
// &T{...} in a frame and on the heap.
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

type point struct{ x, y int }
type rect struct {
	min, max *point
	name     string
}

var sink *rect
var sinkPoint *point

//go:noinline
func area(r *rect) int { return (r.max.x - r.min.x) * (r.max.y - r.min.y) }

//go:noinline
func makeRect(w, h int) *rect { return &rect{&point{0, 0}, &point{w, h}, "r"} }

func inlined(x, y int) *point { return &point{x, y} }

//go:noinline
func norm(p *point) int { return p.x*p.x + p.y*p.y }

func main() {
	report("stays", func() { area(&rect{min: &point{1, 1}, max: &point{3, 4}}) })
	report("returned", func() { makeRect(2, 3) })
	report("outer stays, inner escapes", func() {
		r := &rect{max: &point{1, 2}}
		sinkPoint = r.max
	})
	report("outer escapes", func() { sink = &rect{min: &point{5, 6}} })
	report("inlined constructor", func() { norm(inlined(3, 4)) })
	report("inlined constructor escapes", func() { sinkPoint = inlined(3, 4) })
	report("loop", func() {
		n := 0
		for i := 0; i < 10; i++ {
			n += norm(&point{i, i})
		}
	})
	report("loop keeps last", func() {
		var last *point
		for i := 0; i < 10; i++ {
			last = &point{i, i}
		}
		norm(last)
	})
	report("kept before the loop", func() {
		var p *point
		for i := 0; i < 3; i++ {
			q := &point{i, i}
			if p == nil {
				p = q
			}
		}
		norm(p)
	})
}

// Output:
// stays 0
// returned 3
// outer stays, inner escapes 1
// outer escapes 2
// inlined constructor 0
// inlined constructor escapes 1
// loop 0
// loop keeps last 10
// kept before the loop 3
