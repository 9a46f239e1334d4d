// SPDX-License-Identifier: MIT
// The slice of variadic arguments.
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
var sinkAny []any

//go:noinline
func sum(p ...int) (n int) {
	for _, v := range p {
		n += v
	}
	return
}

//go:noinline
func keep(p ...int) { sink = p }

//go:noinline
func count(p ...any) int { return len(p) }

//go:noinline
func keepAny(p ...any) { sinkAny = p }

//go:noinline
func keepFirst(p ...any) { sinkAny = append(sinkAny[:0], p[0]) }

func inlined(p ...int) int { return len(p) }

//go:noinline
func pass(p ...any) int { return count(p...) }

func main() {
	n, s := 1000, "text"
	report("none", func() { sum() })
	report("stays", func() { sum(1, 2, n) })
	report("escapes", func() { keep(1, 2, n) })
	report("escapes none", func() { keep() })
	report("any stays", func() { count(n, s, 2.5, nil) })
	report("any escapes", func() { keepAny(n, s, 2.5, nil) })
	report("any constants", func() { keepAny(1, "a", 2.5, nil) })
	report("element escapes", func() { keepFirst(n, s) })
	report("slice passed", func() { sum([]int{1, 2, 3}...) })
	report("inlined", func() { inlined(1, 2, 3) })
	report("passed on", func() { pass(n, s) })
	report("loop", func() {
		for i := 0; i < 10; i++ {
			sum(i, i+1)
		}
	})
}

// Output:
// none 0
// stays 0
// escapes 1
// escapes none 0
// any stays 0
// any escapes 3
// any constants 1
// element escapes 2
// slice passed 0
// inlined 0
// passed on 0
// loop 0
