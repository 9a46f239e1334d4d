// SPDX-License-Identifier: MIT
// What is too large for a frame.
// flags: -lang=go1.19
package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
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

type big struct{ a [8193]int }
type fits struct{ a [8191]int }
type huge struct{ a [10 << 20]byte }

var sum int

//go:noinline
func read(p *big) int { return p.a[0] }

//go:noinline
func readFits(p *fits) int { return p.a[0] }

//go:noinline
func readByte(p *byte) { sum += int(*p) }

func main() {
	debug.SetGCPercent(-1) // a collection's own objects would be counted
	report("new over 64 KB", func() { read(new(big)) })
	report("new under 64 KB", func() { readFits(new(fits)) })
	report("literal over 64 KB", func() { read(&big{}) })
	report("variable over 64 KB", func() {
		var b big
		read(&b)
	})
	report("variable of 10 MB", func() {
		var h huge
		readByte(&h.a[5])
	})
	report("variable over 10 MB", func() {
		var h [10<<20 + 1]byte
		readByte(&h[5])
	})
	report("make 8192 ints", func() {
		s := make([]int, 8192)
		sum += s[0]
	})
	report("make 8191 ints", func() {
		s := make([]int, 8191)
		sum += s[0]
	})
	report("slice literal", func() {
		s := []int{9000: 1}
		sum += s[0]
	})
	report("boxed 1024 bytes", func() {
		var x any = [128]int{}
		_, ok := x.(int)
		if ok {
			sum++
		}
	})
}

// Output:
// new over 64 KB 1
// new under 64 KB 0
// literal over 64 KB 1
// variable over 64 KB 0
// variable of 10 MB 0
// variable over 10 MB 1
// make 8192 ints 0
// make 8191 ints 0
// slice literal 0
// boxed 1024 bytes 0
