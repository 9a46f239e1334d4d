// SPDX-License-Identifier: MIT

package fmt

import "errors"

// Errorf formats an error. It wraps the operands of the %w directives: Unwrap returns the one, or all of them.
func Errorf(format string, a ...any) error {
	p := newPrinter()
	p.wrapErrs = true
	p.doPrintf(format, a)
	s := string(p.buf)
	var err error
	switch len(p.wrapped) {
	case 0:
		err = errors.New(s)
	case 1:
		w := &wrapError{msg: s}
		w.err, _ = a[p.wrapped[0]].(error)
		err = w
	default:
		err = wrapMany(s, a, p.wrapped)
	}
	p.free()
	return err
}

// wrapMany makes the error of several %w; which are operand numbers, in the order of the directives.
func wrapMany(s string, a []any, which []int) error {
	w := &wrapErrors{msg: s}
	for arg := range a { // in operand order, each once
		for _, k := range which {
			if k == arg {
				if e, ok := a[arg].(error); ok {
					w.errs = append(w.errs, e)
				}
				break
			}
		}
	}
	return w
}

type wrapError struct {
	msg string
	err error
}

func (e *wrapError) Error() string { return e.msg }

func (e *wrapError) Unwrap() error { return e.err }

type wrapErrors struct {
	msg  string
	errs []error
}

func (e *wrapErrors) Error() string { return e.msg }

func (e *wrapErrors) Unwrap() []error { return e.errs }
