// SPDX-License-Identifier: MIT
// Scenario 2. A closure that is returned lives on, and with it the variable it changes: two objects. One that is only
// called stays in the frame, as its variable does.
package escape

import "testing"

func counter() func() int {
	count := 0
	return func() int {
		count++
		return count
	}
}

func escapes(n int) int {
	sum := 0
	for i := 0; i < n; i++ {
		next := counters[i%len(counters)]()
		sum += next() + next()
	}
	return sum
}

func stays(n int) int {
	sum := 0
	for i := 0; i < n; i++ {
		count := 0
		next := func() int {
			count++
			return count
		}
		sum += twice(next)
	}
	return sum
}

// Called through a variable, so that nobody sees what becomes of the closure.
var counters = []func() func() int{counter}

//go:noinline
func twice(f func() int) int { return f() + f() }

var result int

func BenchmarkClosureReturned(b *testing.B) {
	if e, s := escapes(1000), stays(1000); e != s {
		b.Fatalf("escapes gives %d, stays gives %d", e, s)
	}
	b.Run("escapes", func(b *testing.B) { result = escapes(b.N) })
	b.Run("stays", func(b *testing.B) { result = stays(b.N) })
}
