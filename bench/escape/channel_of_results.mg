// SPDX-License-Identifier: MIT
// Workers that answer over a channel: an answer by pointer is an object for each, an answer by value is none.
package escape

import "testing"

type answer struct {
	question, value int
	ok              bool
}

func escapes(n int) int {
	questions, answers := make(chan int, 16), make(chan *answer, 16)
	go func() {
		for q := range questions {
			answers <- &answer{q, q * q, q%2 == 0}
		}
		close(answers)
	}()
	go func() {
		for i := 0; i < n; i++ {
			questions <- i % 100
		}
		close(questions)
	}()
	sum := 0
	for a := range answers {
		if a.ok {
			sum += a.value
		}
	}
	return sum
}

func stays(n int) int {
	questions, answers := make(chan int, 16), make(chan answer, 16)
	go func() {
		for q := range questions {
			answers <- answer{q, q * q, q%2 == 0}
		}
		close(answers)
	}()
	go func() {
		for i := 0; i < n; i++ {
			questions <- i % 100
		}
		close(questions)
	}()
	sum := 0
	for a := range answers {
		if a.ok {
			sum += a.value
		}
	}
	return sum
}

var result int

func BenchmarkChannelOfResults(b *testing.B) {
	if e, s := escapes(1000), stays(1000); e != s {
		b.Fatalf("escapes gives %d, stays gives %d", e, s)
	}
	b.Run("escapes", func(b *testing.B) { result = escapes(b.N) })
	b.Run("stays", func(b *testing.B) { result = stays(b.N) })
}
