// SPDX-License-Identifier: MIT
// Each += makes a new string of all that there is so far; a strings.Builder that knows the size makes one.
package escape

import (
	"strings"
	"testing"
)

const words = 20

func escapes(n int) int {
	total := 0
	for i := 0; i < n; i++ {
		s := ""
		for j := 0; j < words; j++ {
			s += "word "
		}
		total += len(s)
	}
	return total
}

func stays(n int) int {
	total := 0
	for i := 0; i < n; i++ {
		var b strings.Builder
		b.Grow(words * 5)
		for j := 0; j < words; j++ {
			b.WriteString("word ")
		}
		total += len(b.String())
	}
	return total
}

var result int

func BenchmarkStringConcatenation(b *testing.B) {
	if e, s := escapes(1000), stays(1000); e != s {
		b.Fatalf("escapes gives %d, stays gives %d", e, s)
	}
	b.Run("escapes", func(b *testing.B) { result = escapes(b.N) })
	b.Run("stays", func(b *testing.B) { result = stays(b.N) })
}
