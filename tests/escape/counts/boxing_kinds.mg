// SPDX-License-Identifier: MIT
// Values of every kind in an interface that escapes.
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

type empty struct{}
type pair struct{ a, b int }
type one struct{ p *int }
type wrap struct{ n int }
type words [2]string

var sink any

//go:noinline
func f64(x float64) { sink = x }

//go:noinline
func f32(x float32) { sink = x }

//go:noinline
func str(x string) { sink = x }

//go:noinline
func bytes(x []byte) { sink = x }

//go:noinline
func structs(x pair) { sink = x }

//go:noinline
func zeroSize(x empty) { sink = x }

//go:noinline
func zeroArray(x [0]int) { sink = x }

//go:noinline
func pointerShaped(x one) { sink = x }

//go:noinline
func pointer(x *int) { sink = x }

//go:noinline
func array1(x [1]*int) { sink = x }

//go:noinline
func mapping(x map[int]int) { sink = x }

//go:noinline
func channel(x chan int) { sink = x }

//go:noinline
func function(x func()) { sink = x }

//go:noinline
func wrapped(x wrap) { sink = x }

//go:noinline
func arr(x words) { sink = x }

//go:noinline
func iface(x error) { sink = x }

//go:noinline
func boolArray(x [1]bool) { sink = x }

//go:noinline
func byteStruct(x struct{ b byte }) { sink = x }

func main() {
	n := 1
	report("float64 0", func() { f64(0) })
	report("float64 1", func() { f64(1) })
	report("float32 0", func() { f32(0) })
	report("float32 2.5", func() { f32(2.5) })
	report("string", func() { str("some") })
	report("empty string", func() { str("") })
	report("bytes", func() { bytes([]byte{1}) })
	report("nil slice", func() { bytes(nil) })
	report("struct", func() { structs(pair{1, 2}) })
	report("zero struct", func() { structs(pair{}) })
	report("no size", func() { zeroSize(empty{}) })
	report("no size array", func() { zeroArray([0]int{}) })
	report("one pointer", func() { pointerShaped(one{&n}) })
	report("pointer", func() { pointer(&n) })
	report("array of one pointer", func() { array1([1]*int{&n}) })
	report("map", func() { mapping(nil) })
	report("chan", func() { channel(nil) })
	report("func", func() { function(nil) })
	report("struct of one int 1", func() { wrapped(wrap{1}) })
	report("struct of one int 1000", func() { wrapped(wrap{1000}) })
	report("array", func() { arr(words{"a", "b"}) })
	report("interface", func() { iface(nil) })
	report("array of one bool", func() { boolArray([1]bool{true}) })
	report("struct of one byte", func() { byteStruct(struct{ b byte }{7}) })
}

// Output:
// float64 0 0
// float64 1 1
// float32 0 0
// float32 2.5 1
// string 1
// empty string 0
// bytes 2
// nil slice 0
// struct 1
// zero struct 1
// no size 0
// no size array 0
// one pointer 0
// pointer 0
// array of one pointer 0
// map 0
// chan 0
// func 0
// struct of one int 1 0
// struct of one int 1000 1
// array 1
// interface 0
// array of one bool 0
// struct of one byte 0
