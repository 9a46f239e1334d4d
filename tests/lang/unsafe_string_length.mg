// SPDX-License-Identifier: MIT
// unsafe.String checks its length, as unsafe.Slice does.
// go1.20
package main

import (
	"fmt"
	"unsafe"
)

//go:noinline
func try(f func() string) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(r)
		}
	}()
	fmt.Printf("%q\n", f())
}

func main() {
	b := []byte("hello")
	p := &b[0]
	var none *byte
	n, huge := -1, uint64(1)<<63
	try(func() string { return unsafe.String(p, 4) })
	try(func() string { return unsafe.String(p, n) })
	try(func() string { return unsafe.String(p, huge) })
	try(func() string { return unsafe.String(none, 0) })
	try(func() string { return unsafe.String(none, 1) })
	try(func() string { return unsafe.String(none, n) })
}

// Output:
// "hell"
// runtime error: unsafe.String: len out of range
// runtime error: unsafe.String: len out of range
// ""
// runtime error: unsafe.String: ptr is nil and len is not zero
// runtime error: unsafe.String: len out of range
