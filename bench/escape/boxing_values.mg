// SPDX-License-Identifier: MIT
// A container of any boxes each value that is no pointer and above 255; a container of the type holds the values.
package escape

import "testing"

type anyStack struct{ items []any }

func (s *anyStack) push(x any) { s.items = append(s.items, x) }

func (s *anyStack) pop() any {
	x := s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x
}

type intStack struct{ items []int }

func (s *intStack) push(x int) { s.items = append(s.items, x) }

func (s *intStack) pop() int {
	x := s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x
}

func escapes(n int) int {
	s := anyStack{make([]any, 0, 8)}
	sum := 0
	for i := 0; i < n; i++ {
		s.push(i + 1000)
		s.push(i + 2000)
		sum += s.pop().(int) - s.pop().(int)
	}
	return sum
}

func stays(n int) int {
	s := intStack{make([]int, 0, 8)}
	sum := 0
	for i := 0; i < n; i++ {
		s.push(i + 1000)
		s.push(i + 2000)
		sum += s.pop() - s.pop()
	}
	return sum
}

var result int

func BenchmarkBoxingValues(b *testing.B) {
	if e, s := escapes(1000), stays(1000); e != s {
		b.Fatalf("escapes gives %d, stays gives %d", e, s)
	}
	b.Run("escapes", func(b *testing.B) { result = escapes(b.N) })
	b.Run("stays", func(b *testing.B) { result = stays(b.N) })
}
