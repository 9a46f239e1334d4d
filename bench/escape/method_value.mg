// SPDX-License-Identifier: MIT
// A method value (x.m without a call) is a closure that holds the receiver; handed to somebody unknown it is an object,
// and so is what it holds. Handed to a function that only calls it, nothing escapes.
package escape

import "testing"

type adder struct{ by int }

func (a *adder) add(x int) int { return x + a.by }

type op func(x int) int

//go:noinline
func apply(f op, x int) int { return f(x) }

var applyLater = apply // a variable: what it calls is not known

func escapes(n int) int {
	sum := 0
	for i := 0; i < n; i++ {
		a := adder{i}
		sum += applyLater(a.add, 1)
	}
	return sum
}

func stays(n int) int {
	sum := 0
	for i := 0; i < n; i++ {
		a := adder{i}
		sum += apply(a.add, 1)
	}
	return sum
}

var result int

func BenchmarkMethodValue(b *testing.B) {
	if e, s := escapes(1000), stays(1000); e != s {
		b.Fatalf("escapes gives %d, stays gives %d", e, s)
	}
	b.Run("escapes", func(b *testing.B) { result = escapes(b.N) })
	b.Run("stays", func(b *testing.B) { result = stays(b.N) })
}
