// SPDX-License-Identifier: MIT
// A string in the frame is copied when a concatenation with nothing escapes.
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

var sink string
var sinks []string

//go:noinline
func size(s string) int { return len(s) }

func main() {
	b := []byte("bytes")
	empty := ""
	report("concat of a temporary escapes", func() {
		s := string(b)
		sink = s + empty
	})
	report("concat of a temporary stays", func() {
		s := string(b)
		size(s + empty)
	})
	report("concat of a concat", func() {
		s := string(b) + empty
		t := s + empty
		sink = t + empty
	})
	if sink != "bytes" {
		panic(sink)
	}
	report("kept", func() {
		sinks = nil
		for i := 0; i < 4; i++ {
			b[0] = 'a' + byte(i)
			s := string(b)
			sinks = append(sinks, s+empty)
		}
	})
	fmt.Println(sinks)
	report("short pieces", func() {
		s := string(b[:1])
		sink = s + empty
	})
}

// Output:
// concat of a temporary escapes 1
// concat of a temporary stays 0
// concat of a concat 1
// kept 7
// [aytes bytes cytes dytes]
// short pieces 0
