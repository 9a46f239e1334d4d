// SPDX-License-Identifier: MIT

// Package errors makes and examines error values.
package errors

// New returns an error with the given text, different from every other error.
func New(text string) error {
	return &errorString{text}
}

type errorString struct {
	s string
}

func (e *errorString) Error() string {
	return e.s
}

// ErrUnsupported says that an operation is not available here.
var ErrUnsupported = New("unsupported operation")
