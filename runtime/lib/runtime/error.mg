// SPDX-License-Identifier: MIT

package runtime

// The types of run-time errors. The machine makes their values (runtime/panic.c); every program has them.

// Error is the type of run-time errors.
type Error interface {
	error

	// RuntimeError only tells run-time errors from others.
	RuntimeError()
}

// stringer is what a panic's value may be to be printed by its own text.
type stringer interface {
	String() string
}

type errorString string

func (e errorString) Error() string { return "runtime error: " + string(e) }

func (e errorString) RuntimeError() {}

type plainError string

func (e plainError) Error() string { return string(e) }

func (e plainError) RuntimeError() {}

type boundsError string

func (e boundsError) Error() string { return "runtime error: " + string(e) }

func (e boundsError) RuntimeError() {}

// A TypeAssertionError is the value of the panic of a failed type assertion.
type TypeAssertionError struct {
	text string
}

//minigo:leaks e level=1
//minigo:inlcost 100
func (e *TypeAssertionError) Error() string { return e.text }

func (e *TypeAssertionError) RuntimeError() {}

// A PanicNilError is the value of panic(nil) since Go 1.21.
type PanicNilError struct {
	_ [0]func()
}

func (*PanicNilError) Error() string {
	return "panic called with nil argument (use GODEBUG=panicnil=1 to disable)"
}

func (*PanicNilError) RuntimeError() {}
