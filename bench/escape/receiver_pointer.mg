// SPDX-License-Identifier: MIT
// Arithmetic with pointers in and out gives each intermediate result an object; receivers and results by value need
// none.
package escape

import "testing"

type vec struct{ x, y, z float64 }

//go:noinline
func (v *vec) addPointer(w *vec) *vec { return &vec{v.x + w.x, v.y + w.y, v.z + w.z} }

//go:noinline
func (v vec) add(w vec) vec { return vec{v.x + w.x, v.y + w.y, v.z + w.z} }

func escapes(n int) int {
	sum := &vec{}
	step := &vec{1, 2, 3}
	for i := 0; i < n; i++ {
		sum = sum.addPointer(step)
	}
	return int(sum.x + sum.y + sum.z)
}

func stays(n int) int {
	sum := vec{}
	step := vec{1, 2, 3}
	for i := 0; i < n; i++ {
		sum = sum.add(step)
	}
	return int(sum.x + sum.y + sum.z)
}

var result int

func BenchmarkReceiverPointer(b *testing.B) {
	if e, s := escapes(1000), stays(1000); e != s {
		b.Fatalf("escapes gives %d, stays gives %d", e, s)
	}
	b.Run("escapes", func(b *testing.B) { result = escapes(b.N) })
	b.Run("stays", func(b *testing.B) { result = stays(b.N) })
}
