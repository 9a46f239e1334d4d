// SPDX-License-Identifier: MIT
// A slice whose size is known only at run time goes to the heap, however small it turns out to be. With an upper bound
// it can be a part of an array in the frame.
package escape

import "testing"

const most = 64

func escapes(n int) int {
	sum := 0
	for i := 0; i < n; i++ {
		digits := make([]int, i%most+1)
		sum += reverse(digits, i)
	}
	return sum
}

func stays(n int) int {
	sum := 0
	for i := 0; i < n; i++ {
		var buffer [most]int
		digits := buffer[:i%most+1]
		sum += reverse(digits, i)
	}
	return sum
}

//go:noinline
func reverse(s []int, i int) int {
	for j := range s {
		s[len(s)-1-j] = i + j
	}
	return s[0]
}

var result int

func BenchmarkMakeUnknownSize(b *testing.B) {
	if e, s := escapes(1000), stays(1000); e != s {
		b.Fatalf("escapes gives %d, stays gives %d", e, s)
	}
	b.Run("escapes", func(b *testing.B) { result = escapes(b.N) })
	b.Run("stays", func(b *testing.B) { result = stays(b.N) })
}
