// SPDX-License-Identifier: MIT
// defer keeps its record and closure in the frame outside loops.
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

var n int

type lock struct{ held bool }

func (l *lock) Lock()   { l.held = true }
func (l *lock) Unlock() { l.held = false }

//go:noinline
func add(a, b int) { n += a + b }

//go:noinline
func once() { defer add(1, 2) }

//go:noinline
func literal() {
	x := 1
	defer func() { n += x }()
	x++
}

//go:noinline
func method(l *lock) {
	l.Lock()
	defer l.Unlock()
}

//go:noinline
func loop(k int) {
	for i := 0; i < k; i++ {
		defer add(i, i)
	}
}

//go:noinline
func loopLiteral(k int) {
	for i := 0; i < k; i++ {
		defer func() { n += i }()
	}
}

//go:noinline
func conditional(b bool) {
	if b {
		defer add(3, 4)
	}
	defer add(5, 6)
}

//go:noinline
func many() {
	defer add(1, 1)
	defer add(2, 2)
	defer add(3, 3)
	defer add(4, 4)
	defer add(5, 5)
	defer add(6, 6)
	defer add(7, 7)
	defer add(8, 8)
	defer add(9, 9)
}

//go:noinline
func boxed(v any) { n += len(fmt.Sprint()) }

//go:noinline
func deferBoxed(k int) { defer boxed(k) }

func main() {
	var l lock
	report("call", once)
	report("literal", literal)
	report("method", func() { method(&l) })
	report("loop", func() { loop(4) })
	report("loop literal", func() { loopLiteral(4) })
	report("conditional", func() { conditional(true) })
	report("many", many)
	report("boxed argument", func() { deferBoxed(1000) })
}

// Output:
// call 0
// literal 0
// method 0
// loop 4
// loop literal 5
// conditional 0
// many 0
// boxed argument 0
