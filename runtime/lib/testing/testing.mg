// SPDX-License-Identifier: MIT

// Package testing has what programs use outside of tests. There is no test runner.
package testing

import (
	"fmt"
	"os"
	"runtime"
	"time"
)

// AllocsPerRun is the average number of allocations of a call of f.
func AllocsPerRun(runs int, f func()) (avg float64) {
	f()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for i := 0; i < runs; i++ {
		f()
	}
	runtime.ReadMemStats(&after)
	return float64((after.Mallocs - before.Mallocs) / uint64(runs))
}

func Short() bool { return false }

func Verbose() bool { return false }

// TB is what T and B have in common.
type TB interface {
	Error(args ...any)
	Errorf(format string, args ...any)
	Fail()
	FailNow()
	Failed() bool
	Fatal(args ...any)
	Fatalf(format string, args ...any)
	Helper()
	Log(args ...any)
	Logf(format string, args ...any)
	Name() string
	Skip(args ...any)
	Skipf(format string, args ...any)
}

type common struct {
	name   string
	failed bool
}

func (c *common) Name() string { return c.name }

func (c *common) Fail() { c.failed = true }

func (c *common) Failed() bool { return c.failed }

func (c *common) FailNow() {
	c.failed = true
	runtime.Goexit()
}

func (c *common) Helper() {}

func (c *common) Log(args ...any) { fmt.Fprintln(os.Stderr, args...) }

func (c *common) Logf(format string, args ...any) { fmt.Fprintf(os.Stderr, format+"\n", args...) }

func (c *common) Error(args ...any) {
	c.Log(args...)
	c.Fail()
}

func (c *common) Errorf(format string, args ...any) {
	c.Logf(format, args...)
	c.Fail()
}

func (c *common) Fatal(args ...any) {
	c.Log(args...)
	c.FailNow()
}

func (c *common) Fatalf(format string, args ...any) {
	c.Logf(format, args...)
	c.FailNow()
}

func (c *common) Skip(args ...any) {
	c.Log(args...)
	runtime.Goexit()
}

func (c *common) Skipf(format string, args ...any) {
	c.Logf(format, args...)
	runtime.Goexit()
}

func (c *common) SkipNow() { runtime.Goexit() }

// T is a test.
type T struct {
	common
}

func (t *T) Parallel() {}

// Run runs a part of the test in a goroutine of its own and waits for it.
func (t *T) Run(name string, f func(t *T)) bool {
	inner := &T{common{name: t.name + "/" + name}}
	done := make(chan bool)
	go func() {
		defer close(done)
		f(inner)
	}()
	<-done
	if inner.failed {
		t.failed = true
	}
	return !inner.failed
}

// B is a benchmark: N is how often to do the thing.
type B struct {
	common
	N int

	start   time.Time
	elapsed time.Duration
	running bool
	mallocs uint64
	bytes   uint64
	before  runtime.MemStats
}

func (b *B) ReportAllocs() {}

func (b *B) SetBytes(n int64) {}

func (b *B) StartTimer() {
	if !b.running {
		b.running = true
		runtime.ReadMemStats(&b.before)
		b.start = time.Now()
	}
}

func (b *B) StopTimer() {
	if b.running {
		b.running = false
		b.elapsed += time.Since(b.start)
		var after runtime.MemStats
		runtime.ReadMemStats(&after)
		b.mallocs += after.Mallocs - b.before.Mallocs
		b.bytes += after.TotalAlloc - b.before.TotalAlloc
	}
}

func (b *B) ResetTimer() {
	if b.running {
		runtime.ReadMemStats(&b.before)
		b.start = time.Now()
	}
	b.elapsed, b.mallocs, b.bytes = 0, 0, 0
}

// BenchmarkResult is what Benchmark found.
type BenchmarkResult struct {
	N         int
	T         time.Duration
	MemAllocs uint64
	MemBytes  uint64
}

func (r BenchmarkResult) NsPerOp() int64 {
	if r.N <= 0 {
		return 0
	}
	return r.T.Nanoseconds() / int64(r.N)
}

func (r BenchmarkResult) AllocsPerOp() int64 {
	if r.N <= 0 {
		return 0
	}
	return int64(r.MemAllocs) / int64(r.N)
}

func (r BenchmarkResult) AllocedBytesPerOp() int64 {
	if r.N <= 0 {
		return 0
	}
	return int64(r.MemBytes) / int64(r.N)
}

func (r BenchmarkResult) String() string {
	return fmt.Sprintf("%8d\t%10d ns/op", r.N, r.NsPerOp())
}

// Benchmark runs f with growing N until it takes a second.
func Benchmark(f func(b *B)) BenchmarkResult {
	for n := 1; ; {
		b := &B{N: n}
		b.StartTimer()
		f(b)
		b.StopTimer()
		if b.elapsed >= time.Second || n >= 1e9 || b.failed {
			return BenchmarkResult{n, b.elapsed, b.mallocs, b.bytes}
		}
		next := 100 * n
		if per := b.elapsed.Nanoseconds() / int64(n); per > 0 {
			if k := int(int64(time.Second) / per * 6 / 5); k < next {
				next = k
			}
		}
		if next <= n {
			next = n + 1
		}
		n = next
	}
}
