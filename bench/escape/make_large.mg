// SPDX-License-Identifier: MIT
// Scenario 4. What make, new and & allocate stays in a frame up to 64 KB; a declared variable up to 10 MB. So the same
// 72 KB are on the heap when made, and in the frame when declared and sliced.
package escape

import "testing"

const size = 9 * 1024

func escapes(n int) int {
	sum := 0
	for i := 0; i < n; i++ {
		s := make([]int64, size)
		sum += fill(s, i)
	}
	return sum
}

func stays(n int) int {
	sum := 0
	for i := 0; i < n; i++ {
		var a [size]int64
		sum += fill(a[:], i)
	}
	return sum
}

//go:noinline
func fill(s []int64, i int) int {
	for j := 0; j < len(s); j += 1024 {
		s[j] = int64(i + j)
	}
	return int(s[0] + s[len(s)-1024])
}

var result int

func BenchmarkMakeLarge(b *testing.B) {
	if e, s := escapes(1000), stays(1000); e != s {
		b.Fatalf("escapes gives %d, stays gives %d", e, s)
	}
	b.Run("escapes", func(b *testing.B) { result = escapes(b.N) })
	b.Run("stays", func(b *testing.B) { result = stays(b.N) })
}
