// SPDX-License-Identifier: MIT
// m[string(b)] does not make the string; storing under it does.
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

var m = map[string]int{"key": 1, "a longer key that is over the buffer of 32 bytes": 2}

type pair struct {
	a string
	n int
}

var byPair = map[pair]int{}
var byArray = map[[1]string]int{}
var keep map[string]int

func main() {
	b := []byte("key")
	long := []byte("a longer key that is over the buffer of 32 bytes")
	report("lookup", func() { _ = m[string(b)] })
	report("lookup long", func() { _ = m[string(long)] })
	report("lookup ok", func() { _, _ = m[string(long)] })
	report("in a struct key", func() { _ = byPair[pair{string(long), 1}] })
	report("in an array key", func() { _ = byArray[[1]string{string(long)}] })
	report("update", func() { m[string(long)]++ })
	report("assign", func() { m[string(long)] = 7 })
	report("delete", func() { delete(keep, string(long)) })
	report("variable", func() {
		k := string(long)
		_ = m[k]
	})
	report("short variable", func() {
		k := string(b)
		_ = m[k]
	})
	report("new entry", func() {
		keep = map[string]int{}
		keep[string(long)] = 1
	})
}

// Output:
// lookup 0
// lookup long 0
// lookup ok 0
// in a struct key 0
// in an array key 0
// update 1
// assign 1
// delete 1
// variable 1
// short variable 0
// new entry 3
