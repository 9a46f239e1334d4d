// SPDX-License-Identifier: MIT
// append that grows, from nothing.
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

var sink []int
var sinkBytes []byte
var sinkPtrs []*int

type triple struct{ a, b, c int }

var sinkTriples []triple

func main() {
	for _, n := range []int{1, 2, 3, 5, 9, 17, 100, 1000} {
		n := n
		report(fmt.Sprint("ints ", n), func() {
			var s []int
			for i := 0; i < n; i++ {
				s = append(s, i)
			}
			sink = s
		})
	}
	report("bytes 1000", func() {
		var s []byte
		for i := 0; i < 1000; i++ {
			s = append(s, 'x')
		}
		sinkBytes = s
	})
	report("triples 100", func() {
		var s []triple
		for i := 0; i < 100; i++ {
			s = append(s, triple{i, i, i})
		}
		sinkTriples = s
	})
	report("pointers 20", func() {
		var s []*int
		for i := 0; i < 20; i++ {
			x := i
			s = append(s, &x)
		}
		sinkPtrs = s
	})
	report("not escaping", func() {
		var s []int
		for i := 0; i < 10; i++ {
			s = append(s, i)
		}
	})
	report("enough room", func() {
		s := make([]int, 0, 100)
		for i := 0; i < 100; i++ {
			s = append(s, i)
		}
		sink = s
	})
	report("enough room in the frame", func() {
		s := make([]int, 0, 100)
		for i := 0; i < 100; i++ {
			s = append(s, i)
		}
		_ = s[99]
	})
	report("outgrows the frame", func() {
		s := make([]int, 0, 4)
		for i := 0; i < 5; i++ {
			s = append(s, i)
		}
		_ = s[4]
	})
}

// Output:
// ints 1 1
// ints 2 2
// ints 3 3
// ints 5 4
// ints 9 5
// ints 17 6
// ints 100 8
// ints 1000 12
// bytes 1000 9
// triples 100 8
// pointers 20 26
// not escaping 5
// enough room 1
// enough room in the frame 0
// outgrows the frame 1
