// SPDX-License-Identifier: MIT

package sort

// sortKnown sorts data if it is an IntSlice, Float64Slice or StringSlice whose
// equal elements cannot be told apart, and reports whether it did.
func sortKnown(data Interface) bool

// lenOf returns the length of the slice x, or -1 and x's kind when it is none.
func lenOf(x any) (n int, kind string)

// isSimple reports whether the elements of the slice x have 1, 2, 4 or 8 bytes
// without pointers, or are single pointers or strings.
func isSimple(x any) bool

// newElem returns a new element of the slice x.
func newElem(x any) *byte

// swapSimple exchanges two elements of the slice x, of length n.
func swapSimple(x any, n, i, j int)

// swapAt does it by way of tmp.
func swapAt(x any, tmp *byte, n, i, j int)
