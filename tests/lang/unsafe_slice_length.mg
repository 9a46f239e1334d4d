// SPDX-License-Identifier: MIT
// unsafe.Slice checks its length: against negative ones, the end of the address space, and nil.
// flags: -lang=go1.19
package main

import (
	"fmt"
	"runtime"
	"unsafe"
)

//go:noinline
func try(f func() int) {
	defer func() {
		if r := recover(); r != nil {
			_, ok := r.(runtime.Error)
			fmt.Println(r, ok)
		}
	}()
	fmt.Println("len", f())
}

type wide struct{ a [1 << 20]int64 }

func main() {
	a := [4]int{1, 2, 3, 4}
	p := &a[0]
	var none *int
	var empty *struct{}
	var w *wide
	n, zero, huge, huge64 := -1, 0, 1<<62, uint64(1)<<63
	small, u32, most := int8(-3), ^uint32(0), int64(^uint64(0)>>1)
	try(func() int { return len(unsafe.Slice(p, 4)) + cap(unsafe.Slice(p, 3)) })
	try(func() int { return len(unsafe.Slice(p, n)) })
	try(func() int { return len(unsafe.Slice(p, small)) })
	try(func() int { return len(unsafe.Slice(p, huge)) })
	try(func() int { return len(unsafe.Slice(p, huge64)) })
	try(func() int { return len(unsafe.Slice(p, most)) })
	try(func() int { return len(unsafe.Slice((*byte)(unsafe.Pointer(p)), most)) })
	try(func() int { return len(unsafe.Slice((*byte)(unsafe.Pointer(p)), u32)) })
	try(func() int { return len(unsafe.Slice(none, zero)) })
	try(func() int { s := unsafe.Slice(none, 0); fmt.Println(s == nil); return len(s) })
	try(func() int { return len(unsafe.Slice(none, 1)) })
	try(func() int { return len(unsafe.Slice(none, n)) })
	try(func() int { return len(unsafe.Slice(none, huge)) })
	try(func() int { return len(unsafe.Slice(empty, huge)) })
	try(func() int { return len(unsafe.Slice(&struct{}{}, most)) })
	try(func() int { return len(unsafe.Slice(&struct{}{}, n)) })
	try(func() int { return len(unsafe.Slice(w, zero)) })
	try(func() int { return len(unsafe.Slice(w, 1)) })
	try(func() int { return len(unsafe.Slice((*wide)(unsafe.Pointer(p)), 1<<45)) })
	try(func() int { return len(unsafe.Slice((*byte)(unsafe.Pointer(^uintptr(0))), 1)) })
	try(func() int { return len(unsafe.Slice((*byte)(unsafe.Pointer(^uintptr(0))), 2)) })
	fmt.Println(unsafe.Slice(p, 4), a)
}

// Output:
// len 7
// runtime error: unsafe.Slice: len out of range true
// runtime error: unsafe.Slice: len out of range true
// runtime error: unsafe.Slice: len out of range true
// runtime error: unsafe.Slice: len out of range true
// runtime error: unsafe.Slice: len out of range true
// len 9223372036854775807
// len 4294967295
// len 0
// true
// len 0
// runtime error: unsafe.Slice: ptr is nil and len is not zero true
// runtime error: unsafe.Slice: len out of range true
// runtime error: unsafe.Slice: ptr is nil and len is not zero true
// len 4611686018427387904
// len 9223372036854775807
// runtime error: unsafe.Slice: len out of range true
// len 0
// runtime error: unsafe.Slice: ptr is nil and len is not zero true
// runtime error: unsafe.Slice: len out of range true
// len 1
// runtime error: unsafe.Slice: len out of range true
// [1 2 3 4] [1 2 3 4]
