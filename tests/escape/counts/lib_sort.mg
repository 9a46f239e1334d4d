// SPDX-License-Identifier: MIT
// Package sort.
// flags: -lang=go1.19
package main

import (
	"fmt"
	"runtime"
	"sort"
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

type byLen []string

func (b byLen) Len() int           { return len(b) }
func (b byLen) Less(i, j int) bool { return len(b[i]) < len(b[j]) }
func (b byLen) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }

func main() {
	ints := []int{5, 2, 8, 1}
	words := []string{"ccc", "a", "bb"}
	report("ints", func() { sort.Ints(ints) })
	report("strings", func() { sort.Strings(words) })
	report("interface", func() { sort.Sort(byLen(words)) })
	report("slice", func() { sort.Slice(ints, func(i, j int) bool { return ints[i] > ints[j] }) })
	report("search", func() { sort.Search(len(ints), func(i int) bool { return ints[i] >= 5 }) })
	report("search ints", func() { sort.SearchInts(ints, 5) })
	report("stable", func() { sort.Stable(byLen(words)) })
	report("is sorted", func() { sort.IntsAreSorted(ints) })
	report("reverse", func() { sort.Sort(sort.Reverse(sort.IntSlice(ints))) })
}

// Output:
// ints 1
// strings 1
// interface 1
// slice 2
// search 0
// search ints 0
// stable 1
// is sorted 1
// reverse 2
