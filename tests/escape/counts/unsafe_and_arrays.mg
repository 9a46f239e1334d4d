// SPDX-License-Identifier: MIT
// unsafe conversions and array pointers.
// flags: -lang=go1.19
package main

import (
	"fmt"
	"runtime"
	"unsafe"
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

type header struct {
	a int32
	b int64
}

var sink unsafe.Pointer
var sinkP *int64

func main() {
	report("stays", func() {
		x := int64(5)
		p := (*float64)(unsafe.Pointer(&x))
		*p = 2
	})
	report("escapes", func() {
		x := int64(5)
		sink = unsafe.Pointer(&x)
	})
	report("arithmetic", func() {
		var h header
		p := (*int64)(unsafe.Pointer(uintptr(unsafe.Pointer(&h)) + unsafe.Offsetof(h.b)))
		*p = 3
	})
	report("slice of array", func() {
		var a [4]int64
		s := unsafe.Slice(&a[0], 4)
		s[1] = 2
	})
	report("field escapes", func() {
		var h header
		sinkP = &h.b
	})
}

// Output:
// stays 0
// escapes 1
// arithmetic 0
// slice of array 0
// field escapes 1
