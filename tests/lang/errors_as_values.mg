package main

import (
	"errors"
	"fmt"
	"strings"
)

var ErrNotFound = errors.New("not found")

type QueryError struct {
	Query string
	Err   error
}

func (e *QueryError) Error() string { return e.Query + ": " + e.Err.Error() }
func (e *QueryError) Unwrap() error { return e.Err }

func find(s string) error {
	if strings.HasPrefix(s, "x") {
		return &QueryError{s, ErrNotFound}
	}
	if s == "" {
		return fmt.Errorf("empty: %w", &QueryError{"?", errors.New("inner")})
	}
	return nil
}

func main() {
	for _, s := range []string{"a", "xyz", ""} {
		err := find(s)
		var qe *QueryError
		fmt.Println(err, errors.Is(err, ErrNotFound), errors.As(err, &qe), errors.Unwrap(err))
		if qe != nil {
			fmt.Println(qe.Query)
		}
	}
	w := fmt.Errorf("l2: %w", fmt.Errorf("l1: %w", ErrNotFound))
	fmt.Println(w, errors.Is(w, ErrNotFound), errors.Unwrap(errors.Unwrap(w)) == ErrNotFound)
	fmt.Println(errors.New("a") == errors.New("a"))
}

// Output:
// <nil> false false <nil>
// xyz: not found true true not found
// xyz
// empty: ?: inner false true ?: inner
// ?
// l2: l1: not found true true
// false
