// SPDX-License-Identifier: MIT
// Keys and values of more than 128 bytes are objects of their own.
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

type wide struct{ a [17]int }
type just struct{ a [16]int }

var sink map[int]wide
var sinkKey map[wide]int
var sinkJust map[int]just

func main() {
	var w wide
	var j just
	report("value of 136 bytes", func() {
		sink = map[int]wide{}
		sink[1] = w
		sink[2] = w
		sink[2] = w
	})
	report("key of 136 bytes", func() {
		sinkKey = map[wide]int{}
		sinkKey[w] = 1
		w.a[0] = 5
		sinkKey[w] = 2
		w.a[0] = 0
	})
	report("value of 128 bytes", func() {
		sinkJust = map[int]just{}
		sinkJust[1] = j
		sinkJust[2] = j
	})
	report("stays", func() {
		m := map[int]wide{}
		m[1] = w
	})
	report("lookup", func() { _ = sink[1].a[3] })
	report("missing", func() { _ = sink[7].a[3] })
	report("range", func() {
		n := 0
		for _, v := range sink {
			n += v.a[0]
		}
	})
}

// Output:
// value of 136 bytes 4
// key of 136 bytes 4
// value of 128 bytes 2
// stays 1
// lookup 0
// missing 0
// range 0
