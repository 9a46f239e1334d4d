// SPDX-License-Identifier: MIT
// Closures: generators, filters, memoization, middleware.
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

type handler func(string) string
type middleware func(handler) handler

//go:noinline
func generate(n int) func() (int, bool) {
	i := 0
	return func() (int, bool) {
		if i == n {
			return 0, false
		}
		i++
		return i, true
	}
}

//go:noinline
func filter(next func() (int, bool), keep func(int) bool) func() (int, bool) {
	return func() (int, bool) {
		for {
			v, ok := next()
			if !ok || keep(v) {
				return v, ok
			}
		}
	}
}

//go:noinline
func chain(h handler, ms ...middleware) handler {
	for _, m := range ms {
		h = m(h)
	}
	return h
}

func tag(t string) middleware {
	return func(h handler) handler {
		return func(s string) string { return t + h(s) }
	}
}

//go:noinline
func each(n int, f func(int)) {
	for i := 0; i < n; i++ {
		f(i)
	}
}

func main() {
	report("pipeline", func() {
		next := filter(generate(10), func(v int) bool { return v%2 == 0 })
		sum := 0
		for v, ok := next(); ok; v, ok = next() {
			sum += v
		}
		if sum != 30 {
			panic(sum)
		}
	})
	report("middleware", func() {
		h := chain(func(s string) string { return s }, tag("a"), tag("b"))
		h("x")
	})
	report("each", func() {
		sum := 0
		each(10, func(i int) { sum += i })
	})
	report("nested each", func() {
		sum := 0
		each(3, func(i int) {
			each(3, func(j int) { sum += i * j })
		})
	})
	report("early return", func() {
		found := -1
		each(5, func(i int) {
			if found < 0 && i*i > 5 {
				found = i
			}
		})
		if found != 3 {
			panic(found)
		}
	})
}

// Output:
// pipeline 3
// middleware 6
// each 0
// nested each 0
// early return 0
