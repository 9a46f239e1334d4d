// SPDX-License-Identifier: MIT
// Scenario 5. A call through an interface may go anywhere, so what it is given escapes: receiver and arguments. A call
// of a known method is looked into.
package escape

import "testing"

type shape interface{ area(scale *scale) int }

type scale struct{ x, y int }

type rect struct{ w, h int }

//go:noinline
func (r *rect) area(s *scale) int { return r.w * s.x * r.h * s.y }

type square struct{ a int }

//go:noinline
func (q *square) area(s *scale) int { return q.a * s.x * q.a * s.y }

func escapes(n int) int {
	sum := 0
	for i := 0; i < n; i++ {
		var s shape = &rect{i, 2}
		if i < 0 {
			s = &square{i}
		}
		sum += s.area(&scale{1, 2})
	}
	return sum
}

func stays(n int) int {
	sum := 0
	for i := 0; i < n; i++ {
		r := &rect{i, 2}
		sum += r.area(&scale{1, 2})
	}
	return sum
}

var result int

func BenchmarkInterfaceCall(b *testing.B) {
	if e, s := escapes(1000), stays(1000); e != s {
		b.Fatalf("escapes gives %d, stays gives %d", e, s)
	}
	b.Run("escapes", func(b *testing.B) { result = escapes(b.N) })
	b.Run("stays", func(b *testing.B) { result = stays(b.N) })
}
