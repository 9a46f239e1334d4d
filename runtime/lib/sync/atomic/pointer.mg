// SPDX-License-Identifier: MIT

package atomic

import "unsafe"

//go:noinline
//minigo:leaks addr level=0
//minigo:leaks new level=0
func SwapPointer(addr *unsafe.Pointer, new unsafe.Pointer) (old unsafe.Pointer) {
	old = *addr
	*addr = new
	return
}

//go:noinline
//minigo:leaks addr level=0
//minigo:leaks old level=0
//minigo:leaks new level=0
func CompareAndSwapPointer(addr *unsafe.Pointer, old, new unsafe.Pointer) (swapped bool) {
	if *addr != old {
		return false
	}
	*addr = new
	return true
}

//go:noinline
//minigo:leaks addr level=0
func LoadPointer(addr *unsafe.Pointer) (val unsafe.Pointer) { return *addr }

//go:noinline
//minigo:leaks addr level=0
//minigo:leaks val level=0
func StorePointer(addr *unsafe.Pointer, val unsafe.Pointer) { *addr = val }
