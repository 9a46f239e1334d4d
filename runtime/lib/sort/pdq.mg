// SPDX-License-Identifier: MIT

package sort

import "math/bits"

// Pattern-defeating quicksort (O. Peters) with Go's thresholds, in Go's order of
// comparisons and exchanges: where equal elements end up is visible, and must be
// the same. pdq_func.mg is this file with another type of data and "Func" after
// the names of the functions: change both.

func insertionSort(data Interface, a, b int) {
	for sorted := a + 1; sorted < b; sorted++ {
		for k := sorted; k > a && data.Less(k, k-1); k-- {
			data.Swap(k, k-1)
		}
	}
}

// siftDown restores the heap at data[first:first+n] below node.
func siftDown(data Interface, node, n, first int) {
	for child := 2*node + 1; child < n; child = 2*node + 1 {
		if child+1 < n && data.Less(first+child, first+child+1) {
			child++
		}
		if !data.Less(first+node, first+child) {
			return
		}
		data.Swap(first+node, first+child)
		node = child
	}
}

func heapSort(data Interface, a, b int) {
	n := b - a
	for node := (n - 1) / 2; node >= 0; node-- {
		siftDown(data, node, n, a)
	}
	for last := n - 1; last >= 0; last-- {
		data.Swap(a, a+last)
		siftDown(data, 0, last, a)
	}
}

// pdqsort sorts data[a:b]. limit: how many bad pivots are allowed before heapSort.
func pdqsort(data Interface, a, b, limit int) {
	balanced, partitioned := true, true // what the last partition was like
	for {
		n := b - a
		if n <= 12 {
			insertionSort(data, a, b)
			return
		}
		if limit == 0 {
			heapSort(data, a, b)
			return
		}
		if !balanced {
			breakPatterns(data, a, b)
			limit--
		}
		pivot, swaps := choosePivot(data, a, b)
		increasing := swaps == 0
		if swaps == maxPivotSwaps { // everything was out of order: decreasing
			reverseRange(data, a, b)
			pivot = b - 1 - (pivot - a)
			increasing = true
		}
		if balanced && partitioned && increasing && partialInsertionSort(data, a, b) {
			return
		}
		// An element before a that is not less than the pivot equals it, and so do
		// many others: split them off.
		if a > 0 && !data.Less(a-1, pivot) {
			a = partitionEqual(data, a, b, pivot)
			continue
		}
		mid, already := partition(data, a, b, pivot)
		partitioned = already
		// The smaller part by recursion, the larger one in this loop.
		if left, right := mid-a, b-mid; left < right {
			balanced = left >= n/8
			pdqsort(data, a, mid, limit)
			a = mid + 1
		} else {
			balanced = right >= n/8
			pdqsort(data, mid+1, b, limit)
			b = mid
		}
	}
}

// partition moves what is less than data[pivot] before the rest and returns where
// the pivot is then, and whether nothing had to move.
func partition(data Interface, a, b, pivot int) (mid int, already bool) {
	data.Swap(a, pivot)
	already = true
	lo, hi := a+1, b-1
	for {
		for lo <= hi && data.Less(lo, a) {
			lo++
		}
		for lo <= hi && !data.Less(hi, a) {
			hi--
		}
		if lo > hi {
			break
		}
		already = false
		data.Swap(lo, hi)
		lo++
		hi--
	}
	data.Swap(hi, a)
	return hi, already
}

// partitionEqual moves what equals data[pivot] before what is greater and returns
// where that begins. Nothing is less.
func partitionEqual(data Interface, a, b, pivot int) int {
	data.Swap(a, pivot)
	lo, hi := a+1, b-1
	for {
		for lo <= hi && !data.Less(a, lo) {
			lo++
		}
		for lo <= hi && data.Less(a, hi) {
			hi--
		}
		if lo > hi {
			return lo
		}
		data.Swap(lo, hi)
		lo++
		hi--
	}
}

// partialInsertionSort repairs up to five pairs that are out of order; true when
// data[a:b] is sorted then.
func partialInsertionSort(data Interface, a, b int) bool {
	at := a + 1
	for steps := 0; steps < 5; steps++ {
		for at < b && !data.Less(at, at-1) {
			at++
		}
		if at == b {
			return true
		}
		if b-a < 50 {
			return false
		}
		data.Swap(at, at-1)
		if at-a >= 2 {
			for k := at - 1; k >= 1 && data.Less(k, k-1); k-- {
				data.Swap(k, k-1)
			}
		}
		if b-at >= 2 {
			for k := at + 1; k < b && data.Less(k, k-1); k++ {
				data.Swap(k, k-1)
			}
		}
	}
	return false
}

// breakPatterns scatters three elements around the middle by a generator seeded
// with the length.
func breakPatterns(data Interface, a, b int) {
	n := b - a
	if n < 8 {
		return
	}
	random := uint64(n)
	mask := uint(1)<<uint(bits.Len(uint(n))) - 1
	middle := a + n/4*2
	for i := middle - 1; i <= middle+1; i++ {
		random ^= random << 13
		random ^= random >> 17
		random ^= random << 5
		other := int(uint(random) & mask)
		if other >= n {
			other -= n
		}
		data.Swap(i, a+other)
	}
}

// choosePivot returns an element near the median and how many exchanges its
// search made: 0 hints at increasing data, maxPivotSwaps at decreasing data.
func choosePivot(data Interface, a, b int) (pivot, swaps int) {
	n := b - a
	quarter := n / 4
	i, j, k := a+quarter, a+quarter*2, a+quarter*3
	if n >= 8 {
		if n >= 50 { // Tukey's ninther
			i = median(data, i-1, i, i+1, &swaps)
			j = median(data, j-1, j, j+1, &swaps)
			k = median(data, k-1, k, k+1, &swaps)
		}
		j = median(data, i, j, k, &swaps)
	}
	return j, swaps
}

func median(data Interface, a, b, c int, swaps *int) int {
	if data.Less(b, a) {
		*swaps++
		a, b = b, a
	}
	if data.Less(c, b) {
		*swaps++
		b = c
	}
	if data.Less(b, a) {
		*swaps++
		b = a
	}
	return b
}

func reverseRange(data Interface, a, b int) {
	for b--; a < b; a, b = a+1, b-1 {
		data.Swap(a, b)
	}
}

// swapRange exchanges data[a:a+n] and data[b:b+n].
func swapRange(data Interface, a, b, n int) {
	for i := 0; i < n; i++ {
		data.Swap(a+i, b+i)
	}
}

// stable sorts blocks of 20 by insertion, then merges in place (SymMerge, P. Kim
// and A. Kutzner).
func stable(data Interface, n int) {
	block := 20
	for a := 0; a < n; a += block {
		b := a + block
		if b > n {
			b = n
		}
		insertionSort(data, a, b)
	}
	for ; block < n; block *= 2 {
		for a := 0; a+block < n; a += 2 * block {
			b := a + 2*block
			if b > n {
				b = n
			}
			symMerge(data, a, a+block, b)
		}
	}
}

// symMerge merges the sorted data[a:m] and data[m:b].
func symMerge(data Interface, a, m, b int) {
	if m-a == 1 {
		// One element goes before the first of the right part that is not less.
		lo, hi := m, b
		for lo < hi {
			if mid := int(uint(lo+hi) >> 1); data.Less(mid, a) {
				lo = mid + 1
			} else {
				hi = mid
			}
		}
		for k := a; k < lo-1; k++ {
			data.Swap(k, k+1)
		}
		return
	}
	if b-m == 1 {
		// One element goes before the first of the left part that is greater.
		lo, hi := a, m
		for lo < hi {
			if mid := int(uint(lo+hi) >> 1); !data.Less(m, mid) {
				lo = mid + 1
			} else {
				hi = mid
			}
		}
		for k := m; k > lo; k-- {
			data.Swap(k, k-1)
		}
		return
	}
	mid := int(uint(a+b) >> 1)
	sum := mid + m
	lo, hi := a, m
	if m > mid {
		lo, hi = sum-b, mid
	}
	for lo < hi {
		if c := int(uint(lo+hi) >> 1); !data.Less(sum-1-c, c) {
			lo = c + 1
		} else {
			hi = c
		}
	}
	end := sum - lo
	if lo < m && m < end {
		rotate(data, lo, m, end)
	}
	if a < lo && lo < mid {
		symMerge(data, a, lo, mid)
	}
	if mid < end && end < b {
		symMerge(data, mid, end, b)
	}
}

// rotate exchanges the neighbours data[a:m] and data[m:b].
func rotate(data Interface, a, m, b int) {
	left, right := m-a, b-m
	for left != right {
		if left > right {
			swapRange(data, m-left, m, right)
			left -= right
		} else {
			swapRange(data, m-left, m+right-left, left)
			right -= left
		}
	}
	swapRange(data, m-left, m, left)
}

// maxPivotSwaps is the most exchanges choosePivot can make: four medians of three.
const maxPivotSwaps = 4 * 3
