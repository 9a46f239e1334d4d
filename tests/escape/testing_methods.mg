// SPDX-License-Identifier: MIT
// What package testing does to what it is given: inlined or not, leaking or not, as in gc.
package main

import "testing"

func a1(b *testing.B)           { b.ResetTimer() } // ERROR "can inline a1" "b does not escape"
func a2(b *testing.B)           { b.StartTimer(); b.StopTimer() } // ERROR "b does not escape"
func a3(b *testing.B)           { b.ReportAllocs(); b.SetBytes(3) } // ERROR "can inline a3" "inlining call to testing\.\(\*B\)\.ReportAllocs" "inlining call to testing\.\(\*B\)\.SetBytes" "b does not escape"
func a4(b *testing.B, x int)    { b.Log(x) } // ERROR "can inline a4" "leaking param: b" "\.\.\. argument does not escape" "x escapes to heap"
func a5(b *testing.B, s string) { b.Fatalf("%s", s) } // ERROR "can inline a5" "leaking param: b" "leaking param: s" "\.\.\. argument does not escape" "s escapes to heap"
func a6(b *testing.B) string    { return b.Name() } // ERROR "can inline a6" "inlining call to testing\.\(\*common\)\.Name" "leaking param: b to result \~r0 level=1"
func a7(b *testing.B) bool      { return b.Failed() } // ERROR "can inline a7" "leaking param: b"
func a8(b *testing.B)           { b.Fail() } // ERROR "can inline a8" "leaking param: b"
func a9(b *testing.B)           { b.Helper() } // ERROR "can inline a9" "leaking param: b"
func b1(b *testing.B)           { b.Skip() } // ERROR "can inline b1" "leaking param: b"
func b2(b *testing.B, n string) { // ERROR "leaking param: b" "leaking param: n"
	b.Run(n, func(b *testing.B) { // ERROR "can inline b2\.func1" "b does not escape" "func literal escapes to heap"
		for i := 0; i < b.N; i++ {
		}
	})
}
func b3(b *testing.B) { // ERROR "leaking param: b"
	b.RunParallel(func(pb *testing.PB) { // ERROR "can inline b3\.func1" "leaking param content: pb" "func literal escapes to heap"
		for pb.Next() { // ERROR "inlining call to testing\.\(\*PB\)\.Next" "b3\.func1 ignoring self-assignment in testing\.pb\.cache = testing\.pb\.grain"
		}
	})
}
func b4(b *testing.B, u string)    { b.ReportMetric(1, u) } // ERROR "inlining call to testing\.\(\*B\)\.ReportMetric" "b does not escape" "leaking param: u" "\(interface \{\}\)\(string\(.metric unit must not be empty.\)\) escapes to heap" "\(interface \{\}\)\(string\(.metric unit must not contain whitespace.\)\) escapes to heap"
func b5(b *testing.B)              { b.Cleanup(func() {}) } // ERROR "can inline b5" "can inline b5\.func1" "leaking param: b" "func literal escapes to heap"
func b6(b *testing.B) string       { return b.TempDir() } // ERROR "can inline b6" "leaking param: b"
func b7(b *testing.B, k, v string) { b.Setenv(k, v) } // ERROR "can inline b7" "leaking param: b" "leaking param: k" "leaking param: v"
func b8(b *testing.B) bool         { return b.Skipped() } // ERROR "can inline b8" "leaking param: b"
func b9(b *testing.B)              { b.FailNow() } // ERROR "can inline b9" "leaking param: b"
func c1(b *testing.B)              { b.SetParallelism(2) } // ERROR "can inline c1" "inlining call to testing\.\(\*B\)\.SetParallelism" "b does not escape"
func c2(b *testing.B) int          { return b.N } // ERROR "can inline c2" "b does not escape"
func c3(tb testing.TB)             { tb.Fatal("x") } // ERROR "can inline c3" "leaking param: tb" "\.\.\. argument escapes to heap" ".x. escapes to heap"
func c4(f func()) float64          { return testing.AllocsPerRun(10, f) } // ERROR "can inline c4" "f does not escape"
func c5(f func(*testing.B)) int64 { // ERROR "leaking param: f"
	r := testing.Benchmark(f)
	return r.NsPerOp() + r.AllocsPerOp() + r.AllocedBytesPerOp() // ERROR "inlining call to testing\.BenchmarkResult\.NsPerOp" "inlining call to time\.Duration\.Nanoseconds" "inlining call to testing\.BenchmarkResult\.AllocsPerOp" "inlining call to testing\.BenchmarkResult\.AllocedBytesPerOp"
}
func c6(r testing.BenchmarkResult) string { return r.String() + r.MemString() } // ERROR "r does not escape" "testing\.BenchmarkResult\.String\(r\) \+ testing\.BenchmarkResult\.MemString\(r\) escapes to heap"
func c7(t *testing.T)                     { t.Parallel(); t.Run("x", func(t *testing.T) {}) } // ERROR "can inline c7\.func1" "leaking param: t" "t does not escape" "func literal escapes to heap"
func c8() bool                            { return testing.Short() || testing.Verbose() } // ERROR "can inline c8" "inlining call to testing\.Short" "inlining call to flag\.Parsed" "inlining call to flag\.\(\*FlagSet\)\.Parsed" "inlining call to testing\.Verbose" "inlining call to flag\.Parsed" "inlining call to flag\.\(\*FlagSet\)\.Parsed" "\(interface \{\}\)\(string\(.testing: Short called before Init.\)\) escapes to heap" "\(interface \{\}\)\(string\(.testing: Short called before Parse.\)\) escapes to heap" "\(interface \{\}\)\(string\(.testing: Verbose called before Init.\)\) escapes to heap" "\(interface \{\}\)\(string\(.testing: Verbose called before Parse.\)\) escapes to heap"
func c9(b *testing.B)                     { b.SkipNow() } // ERROR "can inline c9" "leaking param: b"
func d1(b *testing.B)                     { b.Errorf("x %d", 3); b.Logf("y"); b.Error("z"); b.Skipf("s") } // ERROR "leaking param: b" "\.\.\. argument does not escape" "3 escapes to heap" "\.\.\. argument does not escape" ".z. escapes to heap"
func main()                               {} // ERROR "can inline main"
