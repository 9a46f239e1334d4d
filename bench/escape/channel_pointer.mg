// SPDX-License-Identifier: MIT
// Scenario 1. What a channel carries outlives the function that sent it: a pointer takes its object to the heap, a
// value is copied into the channel's buffer.
package escape

import "testing"

type point struct{ x, y int }

func escapes(n int) int {
	c := make(chan *point, 1)
	sum := 0
	for i := 0; i < n; i++ {
		c <- &point{i, 2 * i}
		p := <-c
		sum += p.x + p.y
	}
	return sum
}

func stays(n int) int {
	c := make(chan point, 1)
	sum := 0
	for i := 0; i < n; i++ {
		c <- point{i, 2 * i}
		p := <-c
		sum += p.x + p.y
	}
	return sum
}

var result int

func BenchmarkChannelPointer(b *testing.B) {
	if e, s := escapes(1000), stays(1000); e != s {
		b.Fatalf("escapes gives %d, stays gives %d", e, s)
	}
	b.Run("escapes", func(b *testing.B) { result = escapes(b.N) })
	b.Run("stays", func(b *testing.B) { result = stays(b.N) })
}
