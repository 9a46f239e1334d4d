// SPDX-License-Identifier: MIT
// Frame objects of recursive calls.
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

type tree struct {
	left, right *tree
	v           int
}

//go:noinline
func build(depth int) *tree {
	if depth == 0 {
		return &tree{v: 1}
	}
	return &tree{build(depth - 1), build(depth - 1), depth}
}

//go:noinline
func sum(t *tree) int {
	if t == nil {
		return 0
	}
	return t.v + sum(t.left) + sum(t.right)
}

type link struct {
	up *link
	v  int
}

//go:noinline
func down(l *link, n int) int {
	if n == 0 {
		k := 0
		for ; l != nil; l = l.up {
			k += l.v
		}
		return k
	}
	return down(&link{l, n}, n-1)
}

//go:noinline
func stays(up *int, n int) int {
	x := *up + n
	if n == 0 {
		return x
	}
	return stays(&x, n-1)
}

//go:noinline
func permute(a []int, k int, visit func([]int)) {
	if k == len(a) {
		visit(a)
		return
	}
	for i := k; i < len(a); i++ {
		a[k], a[i] = a[i], a[k]
		permute(a, k+1, visit)
		a[k], a[i] = a[i], a[k]
	}
}

func main() {
	report("tree", func() { sum(build(4)) })
	report("links to callers", func() {
		if down(nil, 10) != 55 {
			panic("wrong")
		}
	})
	report("pointer to caller", func() {
		x := 0
		stays(&x, 100)
	})
	report("permutations", func() {
		n := 0
		permute([]int{1, 2, 3, 4}, 0, func(p []int) { n += p[0] })
	})
}

// Output:
// tree 31
// links to callers 0
// pointer to caller 0
// permutations 1
