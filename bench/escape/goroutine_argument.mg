// SPDX-License-Identifier: MIT
// What a goroutine gets outlives the frame that starts it: a pointer takes its object along. By value it is part of the
// goroutine's own closure. (That closure, and the channel that waits, are there in both.)
package escape

import "testing"

type job struct{ a, b, c int }

//go:noinline
func (j *job) runPointer(done chan int) { done <- j.a + j.b + j.c }

//go:noinline
func run(j job, done chan int) { done <- j.a + j.b + j.c }

func escapes(n int) int {
	done := make(chan int)
	sum := 0
	for i := 0; i < n; i++ {
		j := &job{i, 1, 2}
		go j.runPointer(done)
		sum += <-done
	}
	return sum
}

func stays(n int) int {
	done := make(chan int)
	sum := 0
	for i := 0; i < n; i++ {
		j := job{i, 1, 2}
		go run(j, done)
		sum += <-done
	}
	return sum
}

var result int

func BenchmarkGoroutineArgument(b *testing.B) {
	if e, s := escapes(1000), stays(1000); e != s {
		b.Fatalf("escapes gives %d, stays gives %d", e, s)
	}
	b.Run("escapes", func(b *testing.B) { result = escapes(b.N) })
	b.Run("stays", func(b *testing.B) { result = stays(b.N) })
}
