// SPDX-License-Identifier: MIT
// Conversions between named types of strings, bytes and runes.
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

type text string
type raw []byte
type octet byte
type octets []octet

var sinkText text
var sinkRaw raw

//go:noinline
func size(t text) int { return len(t) }

//go:noinline
func first(r raw) byte { return r[0] }

func main() {
	t := text("named")
	r := raw("bytes")
	report("to raw stays", func() { first(raw(t)) })
	report("to raw escapes", func() { sinkRaw = raw(t) })
	report("to text stays", func() { size(text(r)) })
	report("to text escapes", func() { sinkText = text(r) })
	report("text to string", func() { sinkText = text(string(t)) })
	report("slice to slice", func() { sinkRaw = raw([]byte(r)) })
	report("compare", func() { _ = text(r) == t })
	report("octets", func() {
		o := octets(string(t))
		_ = o[0]
	})
	report("concat", func() { size(t + text(r)) })
}

// Output:
// to raw stays 0
// to raw escapes 1
// to text stays 0
// to text escapes 1
// text to string 0
// slice to slice 0
// compare 0
// octets 0
// concat 0
