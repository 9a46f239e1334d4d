// SPDX-License-Identifier: MIT

package sort

// sortKnown sorts data if it is an IntSlice, Float64Slice or StringSlice whose
// equal elements cannot be told apart, and reports whether it did.
func sortKnown(data Interface) bool

// lenOf returns the length of the slice x, or -1 and x's kind when it is none.
func lenOf(x any) (n int, kind string)

// swapAt exchanges two elements of the slice x.
func swapAt(x any, i, j int)
