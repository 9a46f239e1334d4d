// SPDX-License-Identifier: MIT
// Arguments of ...any are boxed; when the callee keeps or prints them the boxes, and the slice that holds them, go to
// the heap. A function of the types wanted takes them as they are.
package escape

import "testing"

var last []any

//go:noinline
func trace(args ...any) int {
	last = args
	return len(args)
}

var lastA, lastB, lastC int

//go:noinline
func traceInts(a, b, c int) int {
	lastA, lastB, lastC = a, b, c
	return 3
}

func escapes(n int) int {
	sum := 0
	for i := 0; i < n; i++ {
		sum += trace(i+1000, i+2000, i+3000)
	}
	return sum
}

func stays(n int) int {
	sum := 0
	for i := 0; i < n; i++ {
		sum += traceInts(i+1000, i+2000, i+3000)
	}
	return sum
}

var result int

func BenchmarkVariadicAny(b *testing.B) {
	if e, s := escapes(1000), stays(1000); e != s {
		b.Fatalf("escapes gives %d, stays gives %d", e, s)
	}
	b.Run("escapes", func(b *testing.B) { result = escapes(b.N) })
	b.Run("stays", func(b *testing.B) { result = stays(b.N) })
}
