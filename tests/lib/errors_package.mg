package main

import (
	"errors"
	"fmt"
)

type Coded struct{ code int }

func (c Coded) Error() string        { return fmt.Sprint("code ", c.code) }
func (c Coded) Is(target error) bool { return target == errBase }

type Wrapper struct{ err error }

func (w *Wrapper) Error() string { return "wrapper(" + w.err.Error() + ")" }
func (w *Wrapper) Unwrap() error { return w.err }

var errBase = errors.New("base")

type Temporary interface{ Temporary() bool }
type tempErr struct{ error }

func (tempErr) Temporary() bool { return true }

func main() {
	e := fmt.Errorf("a: %w", &Wrapper{Coded{5}})
	var c Coded
	var w *Wrapper
	var t Temporary
	fmt.Println(errors.Is(e, errBase), errors.As(e, &c), c.code, errors.As(e, &w), w, errors.As(e, &t))
	e = fmt.Errorf("b: %w", tempErr{errors.New("x")})
	fmt.Println(errors.As(e, &t), t.Temporary(), errors.Is(e, errBase), errors.Is(nil, errBase), errors.Is(e, e))
	fmt.Println(errors.Unwrap(errBase), errors.Unwrap(fmt.Errorf("%v", errBase)))
	fmt.Printf("%v %s %q %+v\n", errBase, errBase, errBase, e)
}

// Output:
// true true 5 true wrapper(code 5) false
// true true false false true
// <nil> <nil>
// base base "base" b: x
