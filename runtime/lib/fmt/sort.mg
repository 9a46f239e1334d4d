// SPDX-License-Identifier: MIT

package fmt

import "internal/rvalue"

// sortedOrder returns the indices of keys in the order in which a map prints: numbers and strings by <, NaN first,
// false before true, nil first, pointers and channels by address, structs and arrays element by element, interfaces
// by type and then by value. Equal keys (NaNs) keep their order.
func sortedOrder(keys []rvalue.Value) []int {
	order := make([]int, len(keys))
	for i := range order {
		order[i] = i
	}
	if len(keys) > 1 {
		mergeSort(order, make([]int, len(keys)), keys)
	}
	return order
}

func mergeSort(order, spare []int, keys []rvalue.Value) {
	n := len(order)
	if n <= 8 {
		for i := 1; i < n; i++ {
			x := order[i]
			j := i
			for ; j > 0 && compareKeys(keys[x], keys[order[j-1]]) < 0; j-- {
				order[j] = order[j-1]
			}
			order[j] = x
		}
		return
	}
	half := n / 2
	mergeSort(order[:half], spare, keys)
	mergeSort(order[half:], spare, keys)
	left := spare[:copy(spare, order[:half])]
	i, j, k := 0, half, 0
	for ; i < len(left) && j < n; k++ {
		if compareKeys(keys[order[j]], keys[left[i]]) < 0 {
			order[k] = order[j]
			j++
		} else {
			order[k] = left[i]
			i++
		}
	}
	copy(order[k:], left[i:])
}

// compareKeys returns -1, 0 or 1.
func compareKeys(a, b rvalue.Value) int {
	if a.Type() != b.Type() {
		return -1
	}
	switch a.Kind() {
	case rvalue.Struct:
		for i, n := 0, a.Type().NumField(); i < n; i++ {
			if c := compareKeys(a.Field(i), b.Field(i)); c != 0 {
				return c
			}
		}
		return 0
	case rvalue.Array:
		for i, n := 0, a.Len(); i < n; i++ {
			if c := compareKeys(a.Index(i), b.Index(i)); c != 0 {
				return c
			}
		}
		return 0
	case rvalue.Interface:
		if a.IsNil() || b.IsNil() {
			return order(a.IsNil() && !b.IsNil(), b.IsNil() && !a.IsNil())
		}
		x, y := a.Elem(), b.Elem()
		if x.Type() != y.Type() {
			s, t := x.Type().Number(), y.Type().Number()
			return order(s < t, s > t)
		}
		return compareKeys(x, y)
	}
	return a.Compare(b)
}

func order(less, greater bool) int {
	if less {
		return -1
	}
	if greater {
		return 1
	}
	return 0
}
