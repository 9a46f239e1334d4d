// SPDX-License-Identifier: MIT
// An error made where it happens is an object each time (two with its text formatted); an error variable is made once.
package escape

import (
	"errors"
	"testing"
)

var errOdd = errors.New("odd number")

//go:noinline
func checkNew(i int) error {
	if i%2 == 1 {
		return errors.New("odd number")
	}
	return nil
}

//go:noinline
func check(i int) error {
	if i%2 == 1 {
		return errOdd
	}
	return nil
}

func escapes(n int) int {
	failed := 0
	for i := 0; i < n; i++ {
		if checkNew(2*i+1) != nil {
			failed++
		}
	}
	return failed
}

func stays(n int) int {
	failed := 0
	for i := 0; i < n; i++ {
		if check(2*i+1) != nil {
			failed++
		}
	}
	return failed
}

var result int

func BenchmarkErrorValues(b *testing.B) {
	if e, s := escapes(1000), stays(1000); e != s {
		b.Fatalf("escapes gives %d, stays gives %d", e, s)
	}
	b.Run("escapes", func(b *testing.B) { result = escapes(b.N) })
	b.Run("stays", func(b *testing.B) { result = stays(b.N) })
}
