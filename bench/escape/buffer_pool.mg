// SPDX-License-Identifier: MIT
// A buffer for each round is the collector's work; a sync.Pool hands the same one out again. (What it holds is on the
// heap all the same, and goes when two collections have passed.)
package escape

import (
	"sync"
	"testing"
)

type buffer struct{ bytes [1024]byte }

var pool = sync.Pool{New: func() any { return new(buffer) }}

var out func(b *buffer) int = checksum

//go:noinline
func checksum(b *buffer) int {
	b.bytes[1000]++
	return len(b.bytes) + int(b.bytes[5])
}

func escapes(n int) int {
	sum := 0
	for i := 0; i < n; i++ {
		b := new(buffer)
		b.bytes[5] = byte(i)
		sum += out(b)
	}
	return sum
}

func stays(n int) int {
	sum := 0
	for i := 0; i < n; i++ {
		b := pool.Get().(*buffer)
		b.bytes[5] = byte(i)
		sum += out(b)
		pool.Put(b)
	}
	return sum
}

var result int

func BenchmarkBufferPool(b *testing.B) {
	if e, s := escapes(1000), stays(1000); e != s {
		b.Fatalf("escapes gives %d, stays gives %d", e, s)
	}
	b.Run("escapes", func(b *testing.B) { result = escapes(b.N) })
	b.Run("stays", func(b *testing.B) { result = stays(b.N) })
}
