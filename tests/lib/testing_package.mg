// SPDX-License-Identifier: MIT
// modes: default
// Package testing in a program of its own: AllocsPerRun counts exactly, Benchmark ends at a failure or a skip, a T runs
// its parts in goroutines of their own.
package main

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

type point struct{ x, y int }

var (
	sink   any
	keep   *point
	floats []float64
	text   string
)

//go:noinline
func byPointer(p *point) int { return p.x + p.y }

//go:noinline
func returned(n int) *point { return &point{n, n} }

func parts(tb testing.TB, name string) {
	tb.Helper()
	if tb.Name() != name {
		tb.Fatalf("name %q, want %q", tb.Name(), name)
	}
}

func main() {
	n := 1000
	words := []string{"a", "bc", "def"}
	for _, c := range []struct {
		name string
		f    func()
	}{
		{"nothing", func() {}},
		{"stays", func() { n = byPointer(&point{n, 1}) }},
		{"returned", func() { keep = returned(n) }},
		{"boxed", func() { sink = n }},
		{"small boxed", func() { sink = byte(n) }},
		{"pair", func() { sink = [2]*point{returned(1), returned(2)} }},
		{"slice", func() { floats = make([]float64, n) }},
		{"constant slice", func() { s := make([]float64, 100); s[n%100] = 1 }},
		{"concatenation", func() { text = words[0] + words[1] + words[2] }},
		{"join", func() { text = strings.Join(words, ",") }},
		{"map", func() { m := map[int]int{1: 2}; n += m[1] - 2 }},
	} {
		fmt.Printf("%-16s %v\n", c.name, testing.AllocsPerRun(100, c.f))
	}
	calls := 0
	fmt.Println(testing.AllocsPerRun(5, func() { calls++; keep = returned(calls) }), calls)

	r := testing.Benchmark(func(b *testing.B) {
		b.ReportAllocs()
		b.FailNow()
	})
	fmt.Println(r.N, r.T, r.NsPerOp(), r.AllocsPerOp(), r.AllocedBytesPerOp())
	r = testing.Benchmark(func(b *testing.B) {
		b.Run("part", func(b *testing.B) {
			parts(b, "part")
			b.Run("of it", func(b *testing.B) {
				parts(b, "part/of_it")
				b.Skip()
			})
		})
	})
	fmt.Println(r.N, r.T)

	r = testing.BenchmarkResult{N: 1000, T: 2500 * time.Microsecond, Bytes: 1 << 20, MemAllocs: 3999, MemBytes: 64000,
		Extra: map[string]float64{"widgets/op": 0.5, "apples/op": 123456, "B/op": 7}}
	fmt.Println(r, r.NsPerOp(), r.AllocsPerOp(), r.AllocedBytesPerOp())
	fmt.Println(r.MemString())
	for _, d := range []time.Duration{1, 12, 123, 1234, 12345, 123456789, 1234567890123} {
		fmt.Println(testing.BenchmarkResult{N: 1000, T: d})
	}
	fmt.Println(testing.BenchmarkResult{}.NsPerOp(), testing.BenchmarkResult{}.AllocsPerOp())

	for _, unit := range []string{"", "two words"} {
		func() {
			defer func() { fmt.Println(recover()) }()
			new(testing.B).ReportMetric(1, unit)
		}()
	}
}

// Output:
// nothing          0
// stays            0
// returned         1
// boxed            1
// small boxed      0
// pair             3
// slice            1
// constant slice   0
// concatenation    1
// join             1
// map              0
// 1 6
// 0 0s 0 0 0
// 1 0s
//     1000	      2500 ns/op	419430.40 MB/s	    123456 apples/op	         0.5000 widgets/op 2500 3 7
//        7 B/op	       3 allocs/op
//     1000	         0.001000 ns/op
//     1000	         0.01200 ns/op
//     1000	         0.1230 ns/op
//     1000	         1.234 ns/op
//     1000	        12.35 ns/op
//     1000	    123457 ns/op
//     1000	1234567890 ns/op
// 0 0
// metric unit must not be empty
// metric unit must not contain whitespace
