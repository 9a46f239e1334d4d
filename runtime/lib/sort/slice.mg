// SPDX-License-Identifier: MIT

package sort

import "math/bits"

// A lessSwap sorts a slice of any type by a function: the same algorithms as for
// Interface run on it.
type lessSwap struct {
	less  func(i, j int) bool
	slice any
}

// Slice sorts the slice x by less; equal elements may come in any order.
//
//minigo:leaks x level=0
func Slice(x any, less func(i, j int) bool) {
	n := sliceLen(x)
	pdqsortFunc(lessSwap{less, x}, 0, n, bits.Len(uint(n)))
}

// SliceStable sorts the slice x by less and keeps the order of equal elements.
//
//minigo:leaks x level=0
func SliceStable(x any, less func(i, j int) bool) {
	stableFunc(lessSwap{less, x}, sliceLen(x))
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
