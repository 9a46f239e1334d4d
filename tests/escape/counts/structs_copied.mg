// SPDX-License-Identifier: MIT
// Struct values: copies, fields, embedded, compared.
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

type inner struct{ a, b int }
type outer struct {
	inner
	name string
	p    *inner
}

var sink *inner
var sinkOuter outer

//go:noinline
func byValue(o outer) int { return o.a + len(o.name) }

//go:noinline
func mod(o *outer) { o.a++ }

func (i *inner) inc()    { i.a++ }
func (i inner) sum() int { return i.a + i.b }

func main() {
	report("copy", func() {
		o := outer{inner{1, 2}, "n", nil}
		c := o
		c.a = 5
		byValue(c)
	})
	report("pointer to copy", func() {
		o := outer{name: "x"}
		c := o
		mod(&c)
	})
	report("embedded method", func() {
		var o outer
		o.inc()
		o.sum()
	})
	report("address of embedded escapes", func() {
		o := outer{name: "x"}
		sink = &o.inner
	})
	report("pointer in field", func() {
		o := outer{p: &inner{1, 2}}
		o.p.inc()
	})
	report("pointer in global", func() { sinkOuter = outer{p: &inner{1, 2}} })
	report("compare", func() {
		a, b := inner{1, 2}, inner{2, 1}
		_ = a == b
	})
	report("array of structs", func() {
		a := [3]outer{}
		mod(&a[1])
		b := a
		mod(&b[2])
	})
	report("anonymous", func() {
		p := &struct{ x, y int }{1, 2}
		p.x += p.y
	})
}

// Output:
// copy 0
// pointer to copy 0
// embedded method 0
// address of embedded escapes 1
// pointer in field 0
// pointer in global 1
// compare 0
// array of structs 0
// anonymous 0
