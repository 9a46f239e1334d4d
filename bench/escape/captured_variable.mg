// SPDX-License-Identifier: MIT
// A closure that lives on (here as a task in a list) is an object, and a variable that is assigned to after it was
// captured is another. (One that is never assigned to again, as round, is captured by value.) A list of values with a
// method holds the same, and needs no objects.
package escape

import "testing"

var tasks = make([]func() int, 1)

type task struct{ base, step int }

func (t task) run() int { return t.base + t.step }

var plain = make([]task, 1)

func escapes(n int) int {
	sum := 0
	for i := 0; i < n; i++ {
		step, round := 1, i
		tasks[0] = func() int { return step + round }
		step = 2
		sum += tasks[0]()
	}
	return sum
}

func stays(n int) int {
	sum := 0
	for i := 0; i < n; i++ {
		step := 1
		step = 2
		plain[0] = task{i, step}
		sum += plain[0].run()
	}
	return sum
}

var result int

func BenchmarkCapturedVariable(b *testing.B) {
	if e, s := escapes(1000), stays(1000); e != s {
		b.Fatalf("escapes gives %d, stays gives %d", e, s)
	}
	b.Run("escapes", func(b *testing.B) { result = escapes(b.N) })
	b.Run("stays", func(b *testing.B) { result = stays(b.N) })
}
