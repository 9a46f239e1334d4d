// SPDX-License-Identifier: MIT
// strings.Builder and bytes.Buffer.
// flags: -lang=go1.19
package main

import (
	"bytes"
	"fmt"
	"runtime"
	"strings"
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

var sink string

func main() {
	report("builder small", func() {
		var b strings.Builder
		b.WriteString("abc")
		b.WriteByte('d')
		sink = b.String()
	})
	report("builder grows", func() {
		var b strings.Builder
		for i := 0; i < 100; i++ {
			b.WriteByte('x')
		}
		sink = b.String()
	})
	report("builder with room", func() {
		var b strings.Builder
		b.Grow(100)
		for i := 0; i < 100; i++ {
			b.WriteByte('x')
		}
		sink = b.String()
	})
	report("builder strings", func() {
		var b strings.Builder
		for i := 0; i < 10; i++ {
			b.WriteString("some words ")
		}
		sink = b.String()
	})
	report("buffer small", func() {
		var b bytes.Buffer
		b.WriteString("abc")
		b.WriteByte('d')
		sink = b.String()
	})
	report("buffer grows", func() {
		var b bytes.Buffer
		for i := 0; i < 200; i++ {
			b.WriteByte('x')
		}
		sink = b.String()
	})
	report("builder runes", func() {
		var b strings.Builder
		for _, r := range "größe" {
			b.WriteRune(r)
		}
		sink = b.String()
	})
}

// Output:
// builder small 1
// builder grows 5
// builder with room 1
// builder strings 4
// buffer small 2
// buffer grows 4
// builder runes 1
