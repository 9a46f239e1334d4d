// SPDX-License-Identifier: MIT
// Small objects without pointers are counted one by one.
// flags: -lang=go1.19
package main

import (
	"fmt"
	"runtime"
)

var before, after runtime.MemStats

// report prints how many heap objects a call of f allocates.
//
//go:noinline
func report(name string, f func()) {
	f() // what is made once and kept is made now
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	fmt.Println(name, after.Mallocs-before.Mallocs)
}

var b *byte
var i16 *int16
var i32 *int32
var f64 *float64
var s string
var bs []byte

func main() {
	report("bytes", func() {
		for i := 0; i < 10; i++ {
			b = new(byte)
		}
	})
	report("int16", func() {
		for i := 0; i < 10; i++ {
			i16 = new(int16)
		}
	})
	report("int32", func() {
		for i := 0; i < 10; i++ {
			i32 = new(int32)
		}
	})
	report("float64", func() {
		for i := 0; i < 10; i++ {
			f64 = new(float64)
		}
	})
	report("byte slices", func() {
		for i := 0; i < 10; i++ {
			bs = make([]byte, 3)
		}
	})
	report("mixed", func() {
		b, i16, i32 = new(byte), new(int16), new(int32)
	})
}

// Output:
// bytes 10
// int16 10
// int32 10
// float64 10
// byte slices 10
// mixed 3
