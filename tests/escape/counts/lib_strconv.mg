// SPDX-License-Identifier: MIT
// Package strconv.
// flags: -lang=go1.19
package main

import (
	"fmt"
	"runtime"
	"strconv"
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

var sink string
var n int
var f float64
var err error

func main() {
	report("itoa small", func() { sink = strconv.Itoa(7) })
	report("itoa", func() { sink = strconv.Itoa(12345) })
	report("itoa negative", func() { sink = strconv.Itoa(-5) })
	report("atoi", func() { n, err = strconv.Atoi("12345") })
	report("atoi fails", func() { n, err = strconv.Atoi("12x45") })
	report("parse float", func() { f, err = strconv.ParseFloat("1.25", 64) })
	report("format float", func() { sink = strconv.FormatFloat(1.25, 'g', -1, 64) })
	report("format bool", func() { sink = strconv.FormatBool(true) })
	report("quote", func() { sink = strconv.Quote("text") })
	report("append int", func() {
		var buf [20]byte
		b := strconv.AppendInt(buf[:0], 12345, 10)
		n = len(b)
	})
	report("format int base 2", func() { sink = strconv.FormatInt(1023, 2) })
}

// Output:
// itoa small 0
// itoa 1
// itoa negative 1
// atoi 0
// atoi fails 1
// parse float 0
// format float 2
// format bool 0
// quote 2
// append int 0
// format int base 2 1
