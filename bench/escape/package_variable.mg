// SPDX-License-Identifier: MIT
// What a package variable points to must live on. A package variable that holds the value is overwritten in place.
package escape

import "testing"

type state struct{ round, total int }

var (
	current *state
	held    state
)

func escapes(n int) int {
	current = &state{}
	for i := 0; i < n; i++ {
		current = &state{i, current.total + i}
	}
	return current.total
}

func stays(n int) int {
	held = state{}
	for i := 0; i < n; i++ {
		held = state{i, held.total + i}
	}
	return held.total
}

var result int

func BenchmarkPackageVariable(b *testing.B) {
	if e, s := escapes(1000), stays(1000); e != s {
		b.Fatalf("escapes gives %d, stays gives %d", e, s)
	}
	b.Run("escapes", func(b *testing.B) { result = escapes(b.N) })
	b.Run("stays", func(b *testing.B) { result = stays(b.N) })
}
