// SPDX-License-Identifier: MIT
// Integers in interfaces: values under 256 are boxed statically, others on the heap.
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

var sink any

//go:noinline
func box(n int) { sink = n }

//go:noinline
func box64(n int64) { sink = n }

//go:noinline
func box32(n uint32) { sink = n }

//go:noinline
func box16(n int16) { sink = n }

//go:noinline
func box8(n uint8) { sink = n }

//go:noinline
func boxI8(n int8) { sink = n }

//go:noinline
func boxBool(b bool) { sink = b }

//go:noinline
func boxRune(r rune) { sink = r }

//go:noinline
func boxUintptr(u uintptr) { sink = u }

type celsius int

//go:noinline
func boxNamed(c celsius) { sink = c }

func main() {
	for _, n := range []int{0, 1, 255, 256, 1000, -1} {
		n := n
		report(fmt.Sprint("int ", n), func() { box(n) })
		report(fmt.Sprint("int64 ", n), func() { box64(int64(n)) })
		report(fmt.Sprint("uint32 ", n), func() { box32(uint32(n)) })
		report(fmt.Sprint("int16 ", n), func() { box16(int16(n)) })
		report(fmt.Sprint("uint8 ", n), func() { box8(uint8(n)) })
		report(fmt.Sprint("int8 ", n), func() { boxI8(int8(n)) })
		report(fmt.Sprint("rune ", n), func() { boxRune(rune(n)) })
		report(fmt.Sprint("uintptr ", n), func() { boxUintptr(uintptr(n)) })
		report(fmt.Sprint("celsius ", n), func() { boxNamed(celsius(n)) })
	}
	report("bool", func() { boxBool(true); boxBool(false) })
}

// Output:
// int 0 0
// int64 0 0
// uint32 0 0
// int16 0 0
// uint8 0 0
// int8 0 0
// rune 0 0
// uintptr 0 0
// celsius 0 0
// int 1 0
// int64 1 0
// uint32 1 0
// int16 1 0
// uint8 1 0
// int8 1 0
// rune 1 0
// uintptr 1 0
// celsius 1 0
// int 255 0
// int64 255 0
// uint32 255 0
// int16 255 0
// uint8 255 0
// int8 255 0
// rune 255 0
// uintptr 255 0
// celsius 255 0
// int 256 1
// int64 256 1
// uint32 256 1
// int16 256 1
// uint8 256 0
// int8 256 0
// rune 256 1
// uintptr 256 1
// celsius 256 1
// int 1000 1
// int64 1000 1
// uint32 1000 1
// int16 1000 1
// uint8 1000 0
// int8 1000 0
// rune 1000 1
// uintptr 1000 1
// celsius 1000 1
// int -1 1
// int64 -1 1
// uint32 -1 1
// int16 -1 1
// uint8 -1 0
// int8 -1 0
// rune -1 1
// uintptr -1 1
// celsius -1 1
// bool 0
