// SPDX-License-Identifier: MIT
// The classic of io.Reader: a buffer passed to a method of an interface escapes, passed to the method of a known type
// it does not.
package escape

import (
	"io"
	"strings"
	"testing"
)

//go:noinline
func readAny(r io.Reader) int {
	var buffer [64]byte
	n, _ := r.Read(buffer[:])
	return n + int(buffer[0])
}

//go:noinline
func readString(r *strings.Reader) int {
	var buffer [64]byte
	n, _ := r.Read(buffer[:])
	return n + int(buffer[0])
}

const text = "some text to read"

func escapes(n int) int {
	r := strings.NewReader(text)
	sum := 0
	for i := 0; i < n; i++ {
		r.Seek(0, io.SeekStart)
		sum += readAny(r)
	}
	return sum
}

func stays(n int) int {
	r := strings.NewReader(text)
	sum := 0
	for i := 0; i < n; i++ {
		r.Seek(0, io.SeekStart)
		sum += readString(r)
	}
	return sum
}

var result int

func BenchmarkReaderInterface(b *testing.B) {
	if e, s := escapes(1000), stays(1000); e != s {
		b.Fatalf("escapes gives %d, stays gives %d", e, s)
	}
	b.Run("escapes", func(b *testing.B) { result = escapes(b.N) })
	b.Run("stays", func(b *testing.B) { result = stays(b.N) })
}
