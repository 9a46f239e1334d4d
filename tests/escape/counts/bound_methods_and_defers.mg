// SPDX-License-Identifier: MIT
// Bound methods of every receiver kind, deferred closures and methods, in and out of loops.
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

type counter struct{ n, pad int }

func (c *counter) inc()         { c.n++ }
func (c counter) get() int      { return c.n }
func (c *counter) add(k int)    { c.n += k }
func (c counter) sum(k int) int { return c.n + k }

type incer interface{ inc() }

type wrapper struct{ *counter }

var kept func()
var keptGet func() int
var total int

//go:noinline
func call(f func()) { f() }

//go:noinline
func callGet(f func() int) int { return f() }

func main() {
	report("pointer method, local", func() {
		c := counter{}
		call(c.inc)
	})
	report("pointer method, kept", func() {
		c := counter{}
		kept = c.inc
	})
	report("value method, local", func() {
		c := counter{n: 1}
		total += callGet(c.get)
	})
	report("value method, kept", func() {
		c := counter{n: 1}
		keptGet = c.get
	})
	report("interface method, local", func() {
		var i incer = &counter{}
		call(i.inc)
	})
	report("interface method, kept", func() {
		var i incer = &counter{}
		kept = i.inc
	})
	report("promoted method", func() {
		w := wrapper{&counter{}}
		call(w.inc)
	})
	report("promoted method, kept", func() {
		w := wrapper{&counter{}}
		kept = w.inc
	})
	report("method expression", func() {
		f := (*counter).add
		c := counter{}
		f(&c, 2)
		total += counter.sum(c, 1)
	})
	report("deferred method", func() {
		c := counter{}
		defer c.inc()
		c.add(1)
	})
	report("deferred value method", func() {
		c := counter{}
		defer c.get()
		c.add(1)
	})
	report("deferred interface method", func() {
		var i incer = &counter{}
		defer i.inc()
	})
	report("deferred closure", func() {
		n := 1
		defer func() { total += n }()
		n++
	})
	report("deferred with arguments", func() {
		c := counter{}
		for i := 0; i < 3; i++ {
			c.n += i
		}
		defer c.add(c.n)
	})
	report("deferred in a loop", func() {
		c := counter{}
		for i := 0; i < 3; i++ {
			defer c.add(i)
		}
	})
	report("deferred closures in a loop", func() {
		for i := 0; i < 3; i++ {
			i := i
			defer func() { total += i }()
		}
	})
	report("deferred, recovered", func() {
		defer func() { recover() }()
		panic("text")
	})
	report("deferred, recovered error", func() {
		defer func() {
			if e := recover(); e != nil {
				total++
			}
		}()
		panic(counter{1, 2})
	})
}

// Output:
// pointer method, local 0
// pointer method, kept 2
// value method, local 0
// value method, kept 1
// interface method, local 1
// interface method, kept 2
// promoted method 0
// promoted method, kept 2
// method expression 0
// deferred method 0
// deferred value method 0
// deferred interface method 0
// deferred closure 0
// deferred with arguments 0
// deferred in a loop 4
// deferred closures in a loop 3
// deferred, recovered 0
// deferred, recovered error 1
