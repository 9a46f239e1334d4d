// SPDX-License-Identifier: MIT
// A key put together from two strings is a new string for each look-up; a struct of the two is a key as well, and none.
package escape

import "testing"

type key struct{ host, path string }

var (
	hosts = []string{"server-one.example.com", "server-two.example.com"}
	paths = []string{"/index/of/everything", "/index/of/nothing"}
)

func escapes(n int) int {
	hits := map[string]int{}
	for i := 0; i < n; i++ {
		hits[hosts[i%2]+paths[i/2%2]]++
	}
	return hits[hosts[0]+paths[1]] + len(hits)
}

func stays(n int) int {
	hits := map[key]int{}
	for i := 0; i < n; i++ {
		hits[key{hosts[i%2], paths[i/2%2]}]++
	}
	return hits[key{hosts[0], paths[1]}] + len(hits)
}

var result int

func BenchmarkMapKeyString(b *testing.B) {
	if e, s := escapes(1000), stays(1000); e != s {
		b.Fatalf("escapes gives %d, stays gives %d", e, s)
	}
	b.Run("escapes", func(b *testing.B) { result = escapes(b.N) })
	b.Run("stays", func(b *testing.B) { result = stays(b.N) })
}
