// SPDX-License-Identifier: MIT

package sort

import "math/bits"

// This is pdq.mg for lessSwap: see there.

func insertionSortFunc(data lessSwap, a, b int) {
	for sorted := a + 1; sorted < b; sorted++ {
		for k := sorted; k > a && data.less(k, k-1); k-- {
			data.swap(k, k-1)
		}
	}
}

// siftDownFunc restores the heap at data[first:first+n] below node.
func siftDownFunc(data lessSwap, node, n, first int) {
	for child := 2*node + 1; child < n; child = 2*node + 1 {
		if child+1 < n && data.less(first+child, first+child+1) {
			child++
		}
		if !data.less(first+node, first+child) {
			return
		}
		data.swap(first+node, first+child)
		node = child
	}
}

func heapSortFunc(data lessSwap, a, b int) {
	n := b - a
	for node := (n - 1) / 2; node >= 0; node-- {
		siftDownFunc(data, node, n, a)
	}
	for last := n - 1; last >= 0; last-- {
		data.swap(a, a+last)
		siftDownFunc(data, 0, last, a)
	}
}

// pdqsortFunc sorts data[a:b]. limit: how many bad pivots are allowed before heapSort.
func pdqsortFunc(data lessSwap, a, b, limit int) {
	balanced, partitioned := true, true // what the last partition was like
	for {
		n := b - a
		if n <= 12 {
			insertionSortFunc(data, a, b)
			return
		}
		if limit == 0 {
			heapSortFunc(data, a, b)
			return
		}
		if !balanced {
			breakPatternsFunc(data, a, b)
			limit--
		}
		pivot, swaps := choosePivotFunc(data, a, b)
		increasing := swaps == 0
		if swaps == maxPivotSwaps { // everything was out of order: decreasing
			reverseRangeFunc(data, a, b)
			pivot = b - 1 - (pivot - a)
			increasing = true
		}
		if balanced && partitioned && increasing && partialInsertionSortFunc(data, a, b) {
			return
		}
		// An element before a that is not less than the pivot equals it, and so do
		// many others: split them off.
		if a > 0 && !data.less(a-1, pivot) {
			a = partitionEqualFunc(data, a, b, pivot)
			continue
		}
		mid, already := partitionFunc(data, a, b, pivot)
		partitioned = already
		// The smaller part by recursion, the larger one in this loop.
		if left, right := mid-a, b-mid; left < right {
			balanced = left >= n/8
			pdqsortFunc(data, a, mid, limit)
			a = mid + 1
		} else {
			balanced = right >= n/8
			pdqsortFunc(data, mid+1, b, limit)
			b = mid
		}
	}
}

// partitionFunc moves what is less than data[pivot] before the rest and returns where
// the pivot is then, and whether nothing had to move.
func partitionFunc(data lessSwap, a, b, pivot int) (mid int, already bool) {
	data.swap(a, pivot)
	already = true
	lo, hi := a+1, b-1
	for {
		for lo <= hi && data.less(lo, a) {
			lo++
		}
		for lo <= hi && !data.less(hi, a) {
			hi--
		}
		if lo > hi {
			break
		}
		already = false
		data.swap(lo, hi)
		lo++
		hi--
	}
	data.swap(hi, a)
	return hi, already
}

// partitionEqualFunc moves what equals data[pivot] before what is greater and returns
// where that begins. Nothing is less.
func partitionEqualFunc(data lessSwap, a, b, pivot int) int {
	data.swap(a, pivot)
	lo, hi := a+1, b-1
	for {
		for lo <= hi && !data.less(a, lo) {
			lo++
		}
		for lo <= hi && data.less(a, hi) {
			hi--
		}
		if lo > hi {
			return lo
		}
		data.swap(lo, hi)
		lo++
		hi--
	}
}

// partialInsertionSortFunc repairs up to five pairs that are out of order; true when
// data[a:b] is sorted then.
func partialInsertionSortFunc(data lessSwap, a, b int) bool {
	at := a + 1
	for steps := 0; steps < 5; steps++ {
		for at < b && !data.less(at, at-1) {
			at++
		}
		if at == b {
			return true
		}
		if b-a < 50 {
			return false
		}
		data.swap(at, at-1)
		if at-a >= 2 {
			for k := at - 1; k >= 1 && data.less(k, k-1); k-- {
				data.swap(k, k-1)
			}
		}
		if b-at >= 2 {
			for k := at + 1; k < b && data.less(k, k-1); k++ {
				data.swap(k, k-1)
			}
		}
	}
	return false
}

// breakPatternsFunc scatters three elements around the middle by a generator seeded
// with the length.
func breakPatternsFunc(data lessSwap, a, b int) {
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
		data.swap(i, a+other)
	}
}

// choosePivotFunc returns an element near the median and how many exchanges its
// search made: 0 hints at increasing data, maxPivotSwaps at decreasing data.
func choosePivotFunc(data lessSwap, a, b int) (pivot, swaps int) {
	n := b - a
	quarter := n / 4
	i, j, k := a+quarter, a+quarter*2, a+quarter*3
	if n >= 8 {
		if n >= 50 { // Tukey's ninther
			i = medianFunc(data, i-1, i, i+1, &swaps)
			j = medianFunc(data, j-1, j, j+1, &swaps)
			k = medianFunc(data, k-1, k, k+1, &swaps)
		}
		j = medianFunc(data, i, j, k, &swaps)
	}
	return j, swaps
}

func medianFunc(data lessSwap, a, b, c int, swaps *int) int {
	if data.less(b, a) {
		*swaps++
		a, b = b, a
	}
	if data.less(c, b) {
		*swaps++
		b = c
	}
	if data.less(b, a) {
		*swaps++
		b = a
	}
	return b
}

func reverseRangeFunc(data lessSwap, a, b int) {
	for b--; a < b; a, b = a+1, b-1 {
		data.swap(a, b)
	}
}

// swapRangeFunc exchanges data[a:a+n] and data[b:b+n].
func swapRangeFunc(data lessSwap, a, b, n int) {
	for i := 0; i < n; i++ {
		data.swap(a+i, b+i)
	}
}

// stableFunc sorts blocks of 20 by insertion, then merges in place (SymMerge, P. Kim
// and A. Kutzner).
func stableFunc(data lessSwap, n int) {
	block := 20
	for a := 0; a < n; a += block {
		b := a + block
		if b > n {
			b = n
		}
		insertionSortFunc(data, a, b)
	}
	for ; block < n; block *= 2 {
		for a := 0; a+block < n; a += 2 * block {
			b := a + 2*block
			if b > n {
				b = n
			}
			symMergeFunc(data, a, a+block, b)
		}
	}
}

// symMergeFunc merges the sorted data[a:m] and data[m:b].
func symMergeFunc(data lessSwap, a, m, b int) {
	if m-a == 1 {
		// One element goes before the first of the right part that is not less.
		lo, hi := m, b
		for lo < hi {
			if mid := int(uint(lo+hi) >> 1); data.less(mid, a) {
				lo = mid + 1
			} else {
				hi = mid
			}
		}
		for k := a; k < lo-1; k++ {
			data.swap(k, k+1)
		}
		return
	}
	if b-m == 1 {
		// One element goes before the first of the left part that is greater.
		lo, hi := a, m
		for lo < hi {
			if mid := int(uint(lo+hi) >> 1); !data.less(m, mid) {
				lo = mid + 1
			} else {
				hi = mid
			}
		}
		for k := m; k > lo; k-- {
			data.swap(k, k-1)
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
		if c := int(uint(lo+hi) >> 1); !data.less(sum-1-c, c) {
			lo = c + 1
		} else {
			hi = c
		}
	}
	end := sum - lo
	if lo < m && m < end {
		rotateFunc(data, lo, m, end)
	}
	if a < lo && lo < mid {
		symMergeFunc(data, a, lo, mid)
	}
	if mid < end && end < b {
		symMergeFunc(data, mid, end, b)
	}
}

// rotateFunc exchanges the neighbours data[a:m] and data[m:b].
func rotateFunc(data lessSwap, a, m, b int) {
	left, right := m-a, b-m
	for left != right {
		if left > right {
			swapRangeFunc(data, m-left, m, right)
			left -= right
		} else {
			swapRangeFunc(data, m-left, m+right-left, left)
			right -= left
		}
	}
	swapRangeFunc(data, m-left, m, left)
}
