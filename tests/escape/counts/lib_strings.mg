// SPDX-License-Identifier: MIT
// Functions of package strings.
// flags: -lang=go1.19
package main

import (
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
var sinks []string
var found bool

func main() {
	s := "one two three four"
	words := []string{"one", "two", "three"}
	report("split", func() { sinks = strings.Split(s, " ") })
	report("fields", func() { sinks = strings.Fields(s) })
	report("join", func() { sink = strings.Join(words, "-") })
	report("join one", func() { sink = strings.Join(words[:1], "-") })
	report("repeat", func() { sink = strings.Repeat("ab", 10) })
	report("replace", func() { sink = strings.ReplaceAll(s, "o", "0") })
	report("replace nothing", func() { sink = strings.ReplaceAll(s, "z", "0") })
	report("upper", func() { sink = strings.ToUpper(s) })
	report("upper of upper", func() { sink = strings.ToUpper("ABC") })
	report("trim", func() { sink = strings.TrimSpace("  x  ") })
	report("contains", func() { found = strings.Contains(s, "three") })
	report("index", func() { found = strings.Index(s, "four") > 0 })
	report("prefix", func() { found = strings.HasPrefix(s, "one") })
	report("map", func() { sink = strings.Map(func(r rune) rune { return r + 1 }, "abc") })
	report("title like", func() { sink = strings.ToUpper(s[:1]) + s[1:] })
	report("split n", func() { sinks = strings.SplitN(s, " ", 2) })
	report("count", func() { found = strings.Count(s, "o") > 2 })
	report("equal fold", func() { found = strings.EqualFold(s, "ONE") })
}

// Output:
// split 1
// fields 1
// join 1
// join one 0
// repeat 1
// replace 1
// replace nothing 0
// upper 1
// upper of upper 0
// trim 0
// contains 0
// index 0
// prefix 0
// map 1
// title like 2
// split n 1
// count 0
// equal fold 0
