// SPDX-License-Identifier: MIT
// A pointer to a local variable that is returned makes the variable outlive its function. A value is copied out; a
// pointer that the caller passes in is filled.
package escape

import "testing"

type config struct {
	name    string
	size    int
	limits  [4]int
	verbose bool
}

//go:noinline
func load(i int) *config {
	return &config{name: "x", size: i, limits: [4]int{i, i + 1, i + 2, i + 3}}
}

//go:noinline
func fill(c *config, i int) {
	*c = config{name: "x", size: i, limits: [4]int{i, i + 1, i + 2, i + 3}}
}

func escapes(n int) int {
	sum := 0
	for i := 0; i < n; i++ {
		c := load(i)
		sum += c.size + c.limits[3]
	}
	return sum
}

func stays(n int) int {
	sum := 0
	for i := 0; i < n; i++ {
		var c config
		fill(&c, i)
		sum += c.size + c.limits[3]
	}
	return sum
}

var result int

func BenchmarkReturnedPointer(b *testing.B) {
	if e, s := escapes(1000), stays(1000); e != s {
		b.Fatalf("escapes gives %d, stays gives %d", e, s)
	}
	b.Run("escapes", func(b *testing.B) { result = escapes(b.N) })
	b.Run("stays", func(b *testing.B) { result = stays(b.N) })
}
