// SPDX-License-Identifier: MIT
// Errors: values, pointers, wrapping.
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

type notFound struct{ key string }

func (e *notFound) Error() string { return e.key }

type code int

func (c code) Error() string { return "code" }

var errStatic = errors.New("static")
var sink error

//go:noinline
func find(key string, how int) error {
	switch how {
	case 0:
		return nil
	case 1:
		return errStatic
	case 2:
		return &notFound{key}
	case 3:
		return code(len(key))
	case 4:
		return code(len(key) + 1000)
	}
	return errors.New(key)
}

func main() {
	for how, name := range []string{"nil", "static", "pointer", "small code", "code", "new"} {
		how := how
		report(name, func() { sink = find("k", how) })
	}
	report("is", func() { _ = errors.Is(sink, errStatic) })
	report("as", func() {
		var nf *notFound
		errors.As(sink, &nf)
	})
	report("compare", func() { _ = sink == errStatic })
	report("message", func() { _ = sink.Error() })
}

// Output:
// nil 0
// static 0
// pointer 1
// small code 0
// code 1
// new 1
// is 0
// as 1
// compare 0
// message 0
