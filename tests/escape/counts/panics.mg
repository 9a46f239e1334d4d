// SPDX-License-Identifier: MIT
// panic and recover.
// flags: -lang=go1.19
package main

import (
	"errors"
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

type custom struct{ code int }

var errX = errors.New("x")
var arr []int
var null *custom
var m map[string]int
var any1 any = "text"
var any2 any = []int{1}
var m2 = map[any]int{}
var nilChan chan int
var nilFunc func()
var zero int
var caught any

//go:noinline
func try(f func()) {
	defer func() { caught = recover() }()
	f()
}

func main() {
	k := 5000
	report("nothing", func() { try(func() {}) })
	report("error value", func() { try(func() { panic(errX) }) })
	report("constant string", func() { try(func() { panic("text") }) })
	report("variable", func() { try(func() { panic(k) }) })
	report("struct", func() { try(func() { panic(custom{k}) }) })
	report("pointer", func() { try(func() { panic(&custom{k}) }) })
	report("index", func() { try(func() { _ = arr[k] }) })
	report("slice", func() { try(func() { _ = arr[k:] }) })
	report("nil pointer", func() { try(func() { _ = null.code }) })
	report("nil map", func() { try(func() { m["a"] = 1 }) })
	report("assertion", func() { try(func() { _ = any1.(int) }) })
	report("uncomparable", func() { try(func() { _ = any2 == any2 }) })
	report("unhashable", func() { try(func() { m2[any2] = 1 }) })
	report("closed channel", func() { try(func() { close(nilChan) }) })
	report("make", func() { try(func() { _ = make([]int, zero-1) }) })
	report("array", func() { try(func() { _ = (*[4]int)(arr) }) })
	report("nil function", func() { try(func() { nilFunc() }) })
	report("divide", func() { try(func() { zero = 1 / zero }) })
	report("literal with recover", func() {
		func() {
			defer func() { recover() }()
			panic(1)
		}()
	})
}

// Output:
// nothing 0
// error value 0
// constant string 0
// variable 1
// struct 1
// pointer 1
// index 1
// slice 1
// nil pointer 0
// nil map 0
// assertion 1
// uncomparable 2
// unhashable 2
// closed channel 0
// make 0
// array 1
// nil function 0
// divide 0
// literal with recover 0
