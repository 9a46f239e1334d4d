// SPDX-License-Identifier: MIT
// A slice that grows from nothing is copied to a larger piece again and again; one that is made with the capacity it
// needs (a constant, small enough) is there from the start.
package escape

import "testing"

const size = 100

func escapes(n int) int {
	sum := 0
	for i := 0; i < n; i++ {
		var s []int
		for j := 0; j < size; j++ {
			s = append(s, i+j)
		}
		sum += s[size-1]
	}
	return sum
}

func stays(n int) int {
	sum := 0
	for i := 0; i < n; i++ {
		s := make([]int, 0, size)
		for j := 0; j < size; j++ {
			s = append(s, i+j)
		}
		sum += s[size-1]
	}
	return sum
}

var result int

func BenchmarkAppendGrowing(b *testing.B) {
	if e, s := escapes(1000), stays(1000); e != s {
		b.Fatalf("escapes gives %d, stays gives %d", e, s)
	}
	b.Run("escapes", func(b *testing.B) { result = escapes(b.N) })
	b.Run("stays", func(b *testing.B) { result = stays(b.N) })
}
