// SPDX-License-Identifier: MIT
// A defer in a loop keeps its function until the end of the outer one, in a list on the heap. In a function of its own
// it runs at the end of the round and stays in the frame.
package escape

import "testing"

var held int

func escapes(n int) int {
	total := 0
	for left := n; left > 0; left -= 100 {
		total += batch(left)
	}
	return total
}

// At most a hundred at a time, so that the list does not grow without bounds.
func batch(n int) (total int) {
	for i := 0; i < n && i < 100; i++ {
		held++
		defer func() {
			held--
			total++
		}()
	}
	return total
}

func stays(n int) int {
	total := 0
	for i := 0; i < n; i++ {
		total += one()
	}
	return total
}

//go:noinline
func one() (total int) {
	held++
	defer func() {
		held--
		total++
	}()
	return total
}

var result int

func BenchmarkDeferInLoop(b *testing.B) {
	if e, s := escapes(1000), stays(1000); e != s {
		b.Fatalf("escapes gives %d, stays gives %d", e, s)
	}
	b.Run("escapes", func(b *testing.B) { result = escapes(b.N) })
	b.Run("stays", func(b *testing.B) { result = stays(b.N) })
}
