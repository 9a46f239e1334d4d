// SPDX-License-Identifier: MIT
// Variables of more than 128 bytes are captured by reference.
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

type small struct{ a [16]int }
type large struct{ a [17]int }

var sink func() int

//go:noinline
func keepSmall(s small) { sink = func() int { return s.a[0] } }

//go:noinline
func keepLarge(s large) { sink = func() int { return s.a[0] } }

//go:noinline
func keepBoth(s small, l large) { sink = func() int { return s.a[0] + l.a[1] } }

//go:noinline
func call(f func() int) int { return f() }

func main() {
	var s small
	var l large
	report("128 bytes", func() { keepSmall(s) })
	report("136 bytes", func() { keepLarge(l) })
	report("both", func() { keepBoth(s, l) })
	report("both stay", func() {
		a, b := s, l
		call(func() int { return a.a[0] + b.a[0] })
	})
}

// Output:
// 128 bytes 1
// 136 bytes 2
// both 2
// both stay 0
