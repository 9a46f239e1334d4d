// SPDX-License-Identifier: MIT

package sort

import "math/bits"

// A lessSwap sorts a slice of any type by two functions: the same algorithms as for
// Interface run on it.
type lessSwap struct {
	less func(i, j int) bool
	swap func(i, j int)
}

// Slice sorts the slice x by less; equal elements may come in any order.
//
//minigo:leaks x level=0
func Slice(x any, less func(i, j int) bool) {
	n := sliceLen(x)
	swap := swapper(x, n)
	pdqsortFunc(lessSwap{less, swap}, 0, n, bits.Len(uint(n)))
}

// SliceStable sorts the slice x by less and keeps the order of equal elements.
//
//minigo:leaks x level=0
func SliceStable(x any, less func(i, j int) bool) {
	n := sliceLen(x)
	swap := swapper(x, n)
	stableFunc(lessSwap{less, swap}, n)
}

// SliceIsSorted reports whether the slice x is sorted by less.
//
//minigo:leaks x level=0
func SliceIsSorted(x any, less func(i, j int) bool) bool {
	for i := sliceLen(x) - 1; i > 0; i-- {
		if less(i, i-1) {
			return false
		}
	}
	return true
}

// swapper returns a function that exchanges two elements of the slice x of length
// n. What it allocates is what reflect's Swapper does: a closure, and for elements
// that are not one or a few bytes, a pointer or a string also room for one of them.
//
//minigo:inlcost 100
func swapper(x any, n int) func(i, j int) {
	if n < 2 {
		return swapNothing
	}
	switch s := x.(type) {
	case []int:
		return func(i, j int) { s[i], s[j] = s[j], s[i] }
	case []string:
		return func(i, j int) { s[i], s[j] = s[j], s[i] }
	case []float64:
		return func(i, j int) { s[i], s[j] = s[j], s[i] }
	}
	if isSimple(x) {
		return func(i, j int) { swapSimple(x, n, i, j) }
	}
	tmp := newElem(x)
	return func(i, j int) { swapAt(x, tmp, n, i, j) }
}

func swapNothing(i, j int) {
	if i != 0 || j != 0 {
		panic("reflect: slice index out of range")
	}
}

// notSlice is the panic value for an argument that is no slice.
type notSlice string

func (e notSlice) Error() string { return string(e) }

func sliceLen(x any) int {
	n, kind := lenOf(x)
	if n < 0 {
		if kind == "" {
			panic(notSlice("reflect: call of Swapper on zero Value"))
		}
		panic(notSlice("reflect: call of Swapper on " + kind + " Value"))
	}
	return n
}
