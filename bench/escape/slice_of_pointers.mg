// SPDX-License-Identifier: MIT
// Scenario 3. A slice of pointers: an object for each element, besides the slice. A slice of values is one piece of
// memory, here in the frame.
package escape

import "testing"

type cell struct{ a, b int }

const size = 16

func escapes(n int) int {
	sum := 0
	for i := 0; i < n; i++ {
		cells := make([]*cell, 0, size)
		for j := 0; j < size; j++ {
			cells = append(cells, &cell{i, j})
		}
		for _, c := range cells {
			sum += c.a ^ c.b
		}
	}
	return sum
}

func stays(n int) int {
	sum := 0
	for i := 0; i < n; i++ {
		cells := make([]cell, 0, size)
		for j := 0; j < size; j++ {
			cells = append(cells, cell{i, j})
		}
		for k := range cells {
			c := &cells[k]
			sum += c.a ^ c.b
		}
	}
	return sum
}

var result int

func BenchmarkSliceOfPointers(b *testing.B) {
	if e, s := escapes(1000), stays(1000); e != s {
		b.Fatalf("escapes gives %d, stays gives %d", e, s)
	}
	b.Run("escapes", func(b *testing.B) { result = escapes(b.N) })
	b.Run("stays", func(b *testing.B) { result = stays(b.N) })
}
