// SPDX-License-Identifier: MIT
// make([]T, n) of constant size.
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

type big struct{ a [8192]int }

var sink []int
var sinkBytes []byte

//go:noinline
func fill(s []int) int {
	for i := range s {
		s[i] = i
	}
	return len(s)
}

//go:noinline
func touch(b []byte) { b[0] = 1 }

func main() {
	report("stays", func() { fill(make([]int, 10)) })
	report("escapes", func() { sink = make([]int, 10) })
	report("capacity", func() { fill(make([]int, 2, 10)) })
	report("64 KB less one stays", func() { touch(make([]byte, 65535)) })
	report("64 KB is too large", func() { touch(make([]byte, 65536)) })
	report("zero length", func() { fill(make([]int, 0)) })
	report("zero length escapes", func() { sink = make([]int, 0) })
	report("loop is fresh", func() {
		for i := 0; i < 5; i++ {
			s := make([]int, 4)
			if s[2] != 0 {
				panic("dirty")
			}
			fill(s)
		}
	})
	report("pointers", func() {
		s := make([]*int, 4)
		x := 1
		s[2] = &x
	})
	report("byte slice escapes", func() { sinkBytes = make([]byte, 100) })
}

// Output:
// stays 0
// escapes 1
// capacity 0
// 64 KB less one stays 0
// 64 KB is too large 0
// zero length 0
// zero length escapes 0
// loop is fresh 0
// pointers 1
// byte slice escapes 1
