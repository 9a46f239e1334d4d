// SPDX-License-Identifier: MIT
// Interface values that do not escape are boxed in the frame.
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

type pair struct{ a, b int }
type shape interface{ area() int }
type square struct{ side int }
type rect struct{ w, h int }

func (s square) area() int { return s.side * s.side }
func (r rect) area() int   { return r.w * r.h }

//go:noinline
func kind(x any) int {
	switch x.(type) {
	case int:
		return 1
	case string:
		return 2
	case pair:
		return 3
	}
	return 0
}

//go:noinline
func asInt(x any) int {
	n, _ := x.(int)
	return n
}

//go:noinline
func same(a, b any) bool { return a == b }

//go:noinline
func total(s ...shape) (n int) {
	for _, x := range s {
		n += x.area()
	}
	return
}

func main() {
	n := 1000
	s := "text"
	report("int", func() { kind(n) })
	report("string", func() { kind(s) })
	report("struct", func() { kind(pair{n, n}) })
	report("assertion", func() { asInt(n * 2) })
	report("comparison", func() { same(n, n+1) })
	report("comparison of structs", func() { same(pair{n, 1}, pair{1, n}) })
	report("loop", func() {
		for i := 0; i < 1000; i++ {
			if asInt(i) != i {
				panic(i)
			}
		}
	})
	report("method call escapes", func() { total(square{n}, rect{n, 2}) })
	report("slice of any", func() {
		l := []any{n, s, pair{n, n}}
		kind(l[1])
	})
	report("map key of any", func() {
		m := map[any]int{}
		m[n]++
	})
	report("map of any lookup", func() {
		var m map[any]int
		_ = m[n]
	})
}

// Output:
// int 0
// string 0
// struct 0
// assertion 0
// comparison 0
// comparison of structs 0
// loop 0
// method call escapes 2
// slice of any 0
// map key of any 1
// map of any lookup 0
