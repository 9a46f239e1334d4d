// SPDX-License-Identifier: MIT
// []byte(s) copies the string, to the heap if it is longer than 32 bytes; reading it by index copies nothing.
package escape

import "testing"

var text = "the quick brown fox jumps over the lazy dog, again and again"

func escapes(n int) int {
	count := 0
	for i := 0; i < n; i++ {
		count += spaces([]byte(text))
	}
	return count
}

func stays(n int) int {
	count := 0
	for i := 0; i < n; i++ {
		count += spacesOf(text)
	}
	return count
}

//go:noinline
func spaces(s []byte) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i] == ' ' {
			n++
		}
	}
	return n
}

//go:noinline
func spacesOf(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i] == ' ' {
			n++
		}
	}
	return n
}

var result int

func BenchmarkStringBytes(b *testing.B) {
	if e, s := escapes(1000), stays(1000); e != s {
		b.Fatalf("escapes gives %d, stays gives %d", e, s)
	}
	b.Run("escapes", func(b *testing.B) { result = escapes(b.N) })
	b.Run("stays", func(b *testing.B) { result = stays(b.N) })
}
