// SPDX-License-Identifier: MIT

// Package heap keeps a collection as a binary heap: the least element is at index 0.
package heap

import "sort"

// Interface is a collection that can grow and shrink at its end.
type Interface interface {
	sort.Interface
	// Push appends x.
	Push(x any)
	// Pop removes the last element and returns it.
	Pop() any
}

// Init makes a heap of h.
func Init(h Interface) {
	n := h.Len()
	for i := n/2 - 1; i >= 0; i-- {
		down(h, i, n)
	}
}

// Push adds x to the heap.
func Push(h Interface, x any) {
	h.Push(x)
	up(h, h.Len()-1)
}

// Pop removes the least element and returns it.
func Pop(h Interface) any {
	last := h.Len() - 1
	h.Swap(0, last)
	down(h, 0, last)
	return h.Pop()
}

// Remove removes element i and returns it.
func Remove(h Interface, i int) any {
	last := h.Len() - 1
	if i != last {
		h.Swap(i, last)
		if !down(h, i, last) {
			up(h, i)
		}
	}
	return h.Pop()
}

// Fix restores the order after element i has changed.
func Fix(h Interface, i int) {
	if !down(h, i, h.Len()) {
		up(h, i)
	}
}

// up moves element i towards the root.
func up(h Interface, i int) {
	for i > 0 {
		parent := (i - 1) / 2
		if !h.Less(i, parent) {
			return
		}
		h.Swap(parent, i)
		i = parent
	}
}

// down moves element i towards the leaves of the first n; it reports whether it moved.
func down(h Interface, i, n int) bool {
	moved := false
	for {
		child := 2*i + 1
		if child >= n || child < 0 {
			return moved
		}
		if right := child + 1; right < n && h.Less(right, child) {
			child = right
		}
		if !h.Less(child, i) {
			return moved
		}
		h.Swap(i, child)
		i, moved = child, true
	}
}
