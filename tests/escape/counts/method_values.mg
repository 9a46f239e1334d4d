// SPDX-License-Identifier: MIT
// Method values of concrete receivers, pointers and interfaces; method expressions.
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

type T struct{ a, b int }

func (t T) Sum() int      { return t.a + t.b }
func (t *T) Inc() int     { t.a++; return t.a }
func (t T) Add(n int) int { return t.a + n }

type S interface{ Sum() int }
type num int

func (n num) Sum() int { return int(n) }

var sink func() int
var sinkAdd func(int) int
var sinkExpr func(T) int

//go:noinline
func call(f func() int) int { return f() }

func main() {
	t := T{1, 2}
	p := &t
	var i S = t
	report("value stays", func() { call(t.Sum) })
	report("value escapes", func() { sink = t.Sum })
	report("pointer stays", func() { call(p.Inc) })
	report("pointer escapes", func() { sink = p.Inc })
	report("value through pointer escapes", func() { sink = p.Sum })
	report("interface stays", func() { call(i.Sum) })
	report("interface escapes", func() { sink = i.Sum })
	report("with parameters", func() { sinkAdd = t.Add })
	report("expression", func() { sinkExpr = T.Sum })
	report("local receiver moves", func() {
		u := T{3, 4}
		sink = u.Inc
	})
	report("local receiver stays", func() {
		u := T{3, 4}
		call(u.Inc)
	})
	report("called at once", func() { t.Sum() })
	report("small number", func() { sink = num(3).Sum })
	report("loop", func() {
		for k := 0; k < 3; k++ {
			call(T{k, k}.Sum)
		}
	})
}

// Output:
// value stays 0
// value escapes 1
// pointer stays 0
// pointer escapes 1
// value through pointer escapes 1
// interface stays 0
// interface escapes 1
// with parameters 1
// expression 0
// local receiver moves 2
// local receiver stays 0
// called at once 0
// small number 1
// loop 0
