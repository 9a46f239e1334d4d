// SPDX-License-Identifier: MIT
// What inlining keeps in the frame.
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

type vec struct{ x, y, z float64 }

func newVec(x, y, z float64) *vec      { return &vec{x, y, z} }
func (a *vec) plus(b *vec) *vec        { return &vec{a.x + b.x, a.y + b.y, a.z + b.z} }
func apply(f func(int) int, n int) int { return f(n) }
func ptr(n int) *int                   { return &n }
func pair() (*int, *int)               { a, b := 1, 2; return &a, &b }
func wrap(n int) []int                 { return []int{n} }
func box(n int) any                    { return n }

//go:noinline
func newVecOut(x, y, z float64) *vec { return &vec{x, y, z} }

//go:noinline
func use(v *vec) float64 { return v.x }

var sink *vec

func main() {
	n := 1000
	report("constructor", func() { use(newVec(1, 2, 3)) })
	report("not inlined", func() { use(newVecOut(1, 2, 3)) })
	report("chain", func() { use(newVec(1, 2, 3).plus(newVec(1, 1, 1)).plus(newVec(0, 0, 1))) })
	report("chain escapes", func() { sink = newVec(1, 2, 3).plus(newVec(1, 1, 1)) })
	report("closure argument", func() { apply(func(k int) int { return k + n }, 2) })
	report("pointer to parameter", func() { *ptr(3)++ })
	report("two results", func() {
		a, b := pair()
		*a += *b
	})
	report("slice", func() { _ = wrap(3)[0] })
	report("boxed", func() { _ = box(n).(int) })
	report("loop", func() {
		v := newVec(0, 0, 0)
		for i := 0; i < 10; i++ {
			v = v.plus(newVec(1, 1, 1))
		}
		use(v)
	})
}

// Output:
// constructor 0
// not inlined 1
// chain 0
// chain escapes 1
// closure argument 0
// pointer to parameter 0
// two results 0
// slice 0
// boxed 0
// loop 10
