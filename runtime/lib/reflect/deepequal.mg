// SPDX-License-Identifier: MIT

package reflect

import "internal/rvalue"

// visit is a pair of references that are being compared further up: they count as equal, or the comparison of cyclic
// values would not end.
type visit struct {
	a, b uintptr
	t    *rvalue.Type
}

// DeepEqual compares what values hold: slices, maps, pointers and interfaces by what they lead to. Functions are
// equal only when both are nil.
//
//minigo:leaks x level=0
//minigo:leaks y level=0
func DeepEqual(x, y any) bool {
	if x == nil || y == nil {
		return x == y
	}
	a, b := rvalue.ValueOf(x), rvalue.ValueOf(y)
	if a.Type() != b.Type() {
		return false
	}
	return deepEqual(a, b, make(map[visit]bool))
}

func deepEqual(a, b rvalue.Value, visited map[visit]bool) bool {
	if !a.IsValid() || !b.IsValid() {
		return a.IsValid() == b.IsValid()
	}
	if a.Type() != b.Type() {
		return false
	}
	switch a.Kind() {
	case rvalue.Pointer, rvalue.Map, rvalue.Slice:
		if a.IsNil() || b.IsNil() {
			return a.IsNil() == b.IsNil()
		}
		if a.Kind() != rvalue.Pointer && a.Len() != b.Len() {
			return false
		}
		p, q := a.Pointer(), b.Pointer()
		if p == q {
			return true
		}
		v := visit{p, q, a.Type()}
		if visited[v] {
			return true
		}
		visited[v] = true
	}
	switch a.Kind() {
	case rvalue.Bool, rvalue.Uint, rvalue.Uint8, rvalue.Uint16, rvalue.Uint32, rvalue.Uint64, rvalue.Uintptr:
		return a.Uint() == b.Uint()
	case rvalue.Int, rvalue.Int8, rvalue.Int16, rvalue.Int32, rvalue.Int64:
		return a.Int() == b.Int()
	case rvalue.Float32, rvalue.Float64:
		return a.Float() == b.Float()
	case rvalue.Complex64, rvalue.Complex128:
		return a.Real() == b.Real() && a.Imag() == b.Imag()
	case rvalue.String:
		return a.String() == b.String()
	case rvalue.Chan, rvalue.UnsafePointer:
		return a.Pointer() == b.Pointer()
	case rvalue.Func:
		return a.IsNil() && b.IsNil()
	case rvalue.Interface, rvalue.Pointer:
		return deepEqual(a.Elem(), b.Elem(), visited)
	case rvalue.Array, rvalue.Slice:
		for i, n := 0, a.Len(); i < n; i++ {
			if !deepEqual(a.Index(i), b.Index(i), visited) {
				return false
			}
		}
	case rvalue.Struct:
		for i, n := 0, a.Type().NumField(); i < n; i++ {
			if !deepEqual(a.Field(i), b.Field(i), visited) {
				return false
			}
		}
	case rvalue.Map:
		keys, elems := a.MapEntries()
		for i, key := range keys {
			other := b.MapIndex(key)
			if !other.IsValid() || !deepEqual(elems[i], other, visited) {
				return false
			}
		}
	}
	return true
}
