// SPDX-License-Identifier: MIT

package atomic

import "internal/rvalue"

// A Value holds a value of any type; the type may not change once something has been stored.
type Value struct {
	v any
}

//minigo:leaks v level=0
//minigo:inlcost 49
func (v *Value) Load() (val any) { return v.v }

//minigo:leaks v level=0
//minigo:inlcost 100
func (v *Value) Store(val any) {
	v.check(val, "store")
	v.v = val
}

//minigo:leaks v level=0
//minigo:inlcost 100
func (v *Value) Swap(new any) (old any) {
	v.check(new, "swap")
	old = v.v
	v.v = new
	return
}

//minigo:leaks v level=0
func (v *Value) CompareAndSwap(old, new any) (swapped bool) {
	if new == nil {
		panic("sync/atomic: compare and swap of nil value into Value")
	}
	if old != nil && rvalue.TypeOf(old) != rvalue.TypeOf(new) {
		panic("sync/atomic: compare and swap of inconsistently typed values")
	}
	if v.v != nil && rvalue.TypeOf(v.v) != rvalue.TypeOf(new) {
		panic("sync/atomic: compare and swap of inconsistently typed value into Value")
	}
	if v.v != old {
		return false
	}
	v.v = new
	return true
}

func (v *Value) check(val any, verb string) {
	if val == nil {
		panic("sync/atomic: " + verb + " of nil value into Value")
	}
	if v.v != nil && rvalue.TypeOf(v.v) != rvalue.TypeOf(val) {
		panic("sync/atomic: " + verb + " of inconsistently typed value into Value")
	}
}
