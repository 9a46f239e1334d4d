// SPDX-License-Identifier: MIT

package testing

import (
	"fmt"
	"math"
	"runtime"
	"sort"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	"unicode"
)

// How the number of rounds is chosen, as in Go: the function runs once with N = 1; if that was shorter than the bench
// time, N is predicted from the time it took, made a fifth larger, at most 100 times the last one, at least one more,
// at most a thousand million, and the function runs again. A benchmark with Loop runs once: Loop raises its own count
// by the same rule while it goes.

// One for all: only one benchmark is measured at a time, and measuring does not allocate.
var memStats runtime.MemStats

const maxRounds = 1000000000

// B is a benchmark: N is how often to do the thing.
type B struct {
	common
	context          *benchContext // nil in func Benchmark
	N                int
	previousN        int
	previousDuration time.Duration
	benchFunc        func(b *B)
	benchTime        benchTimeValue
	bytes            int64
	missingBytes     bool // a part did not call SetBytes
	timerOn          bool
	showAllocs       bool
	result           BenchmarkResult
	parallelism      int

	startAllocs, startBytes uint64 // when the timer was started
	netAllocs, netBytes     uint64 // while it ran
	startCycles, netCycles  uint32

	extra map[string]float64 // of ReportMetric

	loopN, loopI uint64 // Loop: rounds to do before looking at the clock again, rounds begun
	loopDone     bool
}

// StartTimer goes on measuring. A benchmark begins with the timer on.
//
//minigo:inlcost 142
func (b *B) StartTimer() {
	if !b.timerOn {
		b.readStart()
		b.timerOn = true
	}
}

func (b *B) readStart() {
	runtime.ReadMemStats(&memStats)
	b.startAllocs = memStats.Mallocs
	b.startBytes = memStats.TotalAlloc
	b.startCycles = memStats.NumGC
	b.start = time.Now()
}

// StopTimer pauses measuring: for what prepares a round.
//
//minigo:inlcost 142
func (b *B) StopTimer() {
	if b.timerOn {
		b.duration += time.Since(b.start)
		runtime.ReadMemStats(&memStats)
		b.netAllocs += memStats.Mallocs - b.startAllocs
		b.netBytes += memStats.TotalAlloc - b.startBytes
		b.netCycles += memStats.NumGC - b.startCycles
		b.timerOn = false
	}
}

// ResetTimer forgets what was measured and reported: for what comes before the first round.
//
//minigo:inlcost 142
func (b *B) ResetTimer() {
	if b.extra == nil {
		b.extra = make(map[string]float64, 16) // before the counters are read
	} else {
		for unit := range b.extra {
			delete(b.extra, unit)
		}
	}
	if b.timerOn {
		b.readStart()
	}
	b.duration = 0
	b.netAllocs, b.netBytes, b.netCycles = 0, 0, 0
}

// SetBytes says how many bytes a round works on, for MB/s.
func (b *B) SetBytes(n int64) { b.bytes = n }

// ReportAllocs prints B/op and allocs/op, as minigo bench does anyway.
func (b *B) ReportAllocs() { b.showAllocs = true }

// Elapsed is the measured time so far.
func (b *B) Elapsed() time.Duration {
	d := b.duration
	if b.timerOn {
		d += time.Since(b.start)
	}
	return d
}

// ReportMetric adds "n unit" to the result; a unit of the benchmark's own replaces its value, and 0 ns/op leaves the
// time out.
//
//minigo:inlcost 80
func (b *B) ReportMetric(n float64, unit string) {
	if unit == "" {
		panic("metric unit must not be empty")
	}
	if strings.IndexFunc(unit, unicode.IsSpace) >= 0 {
		panic("metric unit must not contain whitespace")
	}
	b.extra[unit] = n
}

// Loop is the condition of "for b.Loop() { }", the loop whose rounds are measured. What comes before and after it runs
// once and does not count.
//
//minigo:leaks b level=0
func (b *B) Loop() bool {
	if b.loopI < b.loopN {
		b.loopI++
		return true
	}
	return b.loopSlow()
}

func (b *B) loopSlow() bool {
	if b.loopDone {
		return false
	}
	if !b.timerOn {
		b.Fatal("B.Loop called with timer stopped")
	}
	if b.loopN == 0 { // the first round
		b.loopN = 1
		if b.benchTime.n > 0 {
			b.loopN = uint64(b.benchTime.n)
		}
		b.loopI = 1
		b.N = 0
		b.ResetTimer()
		return true
	}
	if b.benchTime.n == 0 && !b.failed {
		if d := b.Elapsed(); d < b.benchTime.d && b.loopN < maxRounds {
			n := int64(b.loopN)
			b.loopN = uint64(predict(b.benchTime.d, n, d, n))
			b.loopI++
			return true
		}
	}
	b.StopTimer()
	b.N = int(b.loopN)
	b.loopDone = true
	return false
}

// predict: how many rounds would take goal, when n took d; last is the number to grow from.
func predict(goal time.Duration, n int64, d time.Duration, last int64) int64 {
	if d <= 0 {
		d = 1
	}
	// The product first: a quotient of small numbers would be far off. It fits while goal is below two hours.
	next := int64(0)
	if int64(goal) <= math.MaxInt64/2/n {
		next = int64(goal) * n / int64(d)
	} else {
		next = int64(float64(goal) * float64(n) / float64(d))
	}
	if next < maxRounds {
		next += next / 5
	}
	if next > 100*last {
		next = 100 * last
	}
	if next <= last {
		next = last + 1
	}
	if next > maxRounds {
		next = maxRounds
	}
	return next
}

// runN runs the function for n rounds.
func (b *B) runN(n int) {
	defer b.runCleanup()
	runtime.GC() // the garbage of others is not its
	b.N = n
	b.parallelism = 1
	b.loopN, b.loopI, b.loopDone = 0, 0, false
	b.ResetTimer()
	b.StartTimer()
	b.benchFunc(b)
	b.StopTimer()
	b.previousN = n
	b.previousDuration = b.duration
	if b.loopN > 0 && !b.loopDone && !b.failed {
		b.Error("benchmark function returned without B.Loop() == false (break or return in loop?)")
	}
}

// inGoroutine calls f in a goroutine that FailNow and SkipNow may end, and waits for it.
func (b *B) inGoroutine(f func(b *B)) {
	go func() {
		defer func() { b.signal <- true }()
		f(b)
	}()
	<-b.signal
}

// run1 runs the first round. False: there is nothing more to do for it.
func (b *B) run1() bool {
	if b.context != nil {
		b.context.widen(len(b.name))
	}
	b.inGoroutine(func(b *B) { b.runN(1) })
	if b.failed {
		b.print("--- FAIL: %s\n%s", b.name, b.output)
		return false
	}
	if b.hasSub || b.finished {
		tag := "BENCH"
		if b.skipped {
			tag = "SKIP"
		}
		if b.chatty && (len(b.output) > 0 || b.finished) {
			b.trimOutput()
			b.print("--- %s: %s\n%s", tag, b.name, b.output)
		}
		return false
	}
	return true
}

func (b *B) print(format string, args ...any) {
	if b.context != nil {
		fmt.Printf(format, args...)
	}
}

// measure runs the benchmark for its time; run1 was called.
func (b *B) measure() BenchmarkResult {
	b.inGoroutine(func(b *B) {
		if b.loopDone { // has measured itself
		} else if b.benchTime.n > 0 {
			if b.benchTime.n > 1 {
				b.runN(b.benchTime.n)
			}
		} else {
			n := int64(1)
			for !b.failed && b.duration < b.benchTime.d && n < maxRounds {
				n = predict(b.benchTime.d, int64(b.N), b.duration, n)
				b.runN(int(n))
			}
		}
		b.result = BenchmarkResult{b.N, b.duration, b.bytes, b.netAllocs, b.netBytes, b.extra}
	})
	return b.result
}

// Run measures f as a part of this benchmark, which is then not measured itself. It tells whether all went well.
//
//minigo:leaks b level=0
func (b *B) Run(name string, f func(b *B)) bool {
	b.hasSub = true
	full, ok, partial := name, true, false
	if b.context != nil {
		full, ok, partial = b.context.names.match(&b.common, name)
	} else if b.level > 0 {
		full = b.name + "/" + rewrite(name)
	}
	if !ok {
		return true
	}
	inner := &B{
		common: common{
			name:    full,
			parent:  &b.common,
			level:   b.level + 1,
			signal:  make(chan bool),
			isBench: true,
			chatty:  b.chatty,
			hasSub:  partial, // only its parts were asked for
		},
		context:   b.context,
		benchFunc: f,
		benchTime: b.benchTime,
	}
	if b.chatty {
		b.context.printLabels()
		fmt.Println(full)
	}
	if inner.run1() {
		if b.context != nil {
			b.context.process(inner)
		} else {
			inner.measure()
		}
	}
	b.add(inner.result)
	return !inner.failed
}

// add makes the result of the whole the sum of its parts', each run once.
func (b *B) add(part BenchmarkResult) {
	r := &b.result
	r.N = 1
	r.T += time.Duration(part.NsPerOp())
	if part.Bytes == 0 {
		b.missingBytes = true
	}
	r.Bytes += part.Bytes
	if b.missingBytes {
		r.Bytes = 0
	}
	r.MemAllocs += uint64(part.AllocsPerOp())
	r.MemBytes += uint64(part.AllocedBytesPerOp())
}

// trimOutput keeps the first lines: the function ran several times, and said the same each time.
func (b *B) trimOutput() {
	lines := 0
	for i, c := range b.output {
		if c == '\n' {
			if lines++; lines == 10 {
				b.output = append(b.output[:i], "\n\t... [output truncated]\n"...)
				return
			}
		}
	}
}

// A PB hands out the rounds of RunParallel.
type PB struct {
	globalN *uint64 // rounds handed out
	grain   uint64
	cache   uint64 // rounds left of the last grain
	bN      uint64
}

// Next tells whether there is a round to do.
func (pb *PB) Next() bool {
	if pb.cache == 0 {
		n := atomic.AddUint64(pb.globalN, pb.grain)
		if n <= pb.bN {
			pb.cache = pb.grain
		} else if n < pb.bN+pb.grain {
			pb.cache = pb.bN + pb.grain - n
		} else {
			return false
		}
	}
	pb.cache--
	return true
}

// RunParallel shares the rounds out to SetParallelism's number of goroutines, which run in turn: there is one
// processor.
//
//minigo:leaks b level=0
func (b *B) RunParallel(body func(*PB)) {
	if b.N == 0 {
		return
	}
	grain := uint64(1) // rounds of about 100 microseconds
	if b.previousN > 0 && b.previousDuration > 0 {
		grain = 100000 * uint64(b.previousN) / uint64(b.previousDuration)
	}
	if grain < 1 {
		grain = 1
	}
	if grain > 10000 {
		grain = 10000
	}
	n := uint64(0)
	var wg sync.WaitGroup
	for p := b.parallelism * runtime.GOMAXPROCS(0); p > 0; p-- {
		wg.Add(1)
		go func() {
			defer wg.Done()
			body(&PB{globalN: &n, grain: grain, bN: uint64(b.N)})
		}()
	}
	wg.Wait()
	if n <= uint64(b.N) && !b.Failed() {
		b.Fatal("RunParallel: body exited without pb.Next() == false")
	}
}

// SetParallelism sets the number of RunParallel's goroutines, 1 if nothing is said.
func (b *B) SetParallelism(p int) {
	if p >= 1 {
		b.parallelism = p
	}
}

// Benchmark measures f. If f calls Run, the result is the sum of the parts', each run once.
//
//minigo:inlcost 142
func Benchmark(f func(b *B)) BenchmarkResult {
	b := &B{
		common:    common{signal: make(chan bool), isBench: true},
		benchFunc: f,
		benchTime: options.benchTime,
	}
	if b.run1() {
		b.measure()
	}
	return b.result
}

// BenchmarkResult is what a benchmark found.
type BenchmarkResult struct {
	N         int                // rounds
	T         time.Duration      // of all of them
	Bytes     int64              // worked on in one
	MemAllocs uint64             // objects allocated in all of them
	MemBytes  uint64             // bytes allocated in all of them
	Extra     map[string]float64 // of ReportMetric
}

func (r BenchmarkResult) NsPerOp() int64 {
	if v, ok := r.Extra["ns/op"]; ok {
		return int64(v)
	}
	if r.N <= 0 {
		return 0
	}
	return r.T.Nanoseconds() / int64(r.N)
}

func (r BenchmarkResult) mbPerSec() float64 {
	if v, ok := r.Extra["MB/s"]; ok {
		return v
	}
	if r.Bytes <= 0 || r.T <= 0 || r.N <= 0 {
		return 0
	}
	return float64(r.Bytes) * float64(r.N) / 1e6 / r.T.Seconds()
}

func (r BenchmarkResult) AllocsPerOp() int64 {
	if v, ok := r.Extra["allocs/op"]; ok {
		return int64(v)
	}
	if r.N <= 0 {
		return 0
	}
	return int64(r.MemAllocs) / int64(r.N)
}

func (r BenchmarkResult) AllocedBytesPerOp() int64 {
	if v, ok := r.Extra["B/op"]; ok {
		return int64(v)
	}
	if r.N <= 0 {
		return 0
	}
	return int64(r.MemBytes) / int64(r.N)
}

// String is the result in the benchmark format (golang.org/design/14313-benchmark-format), without the name and what
// MemString has.
//
//minigo:inlcost 564
func (r BenchmarkResult) String() string {
	var out strings.Builder
	fmt.Fprintf(&out, "%8d", r.N)
	ns, ok := r.Extra["ns/op"]
	if !ok {
		ns = float64(r.T.Nanoseconds()) / float64(r.N)
	}
	if ns != 0 {
		putMetric(&out, ns, "ns/op")
	}
	if mbs := r.mbPerSec(); mbs != 0 {
		fmt.Fprintf(&out, "\t%7.2f MB/s", mbs)
	}
	var units []string
	for unit := range r.Extra {
		switch unit {
		case "ns/op", "MB/s", "B/op", "allocs/op":
		default:
			units = append(units, unit)
		}
	}
	sort.Strings(units)
	for _, unit := range units {
		putMetric(&out, r.Extra[unit], unit)
	}
	return out.String()
}

// putMetric writes ten places before the decimal point and four significant digits.
func putMetric(out *strings.Builder, x float64, unit string) {
	digits := 7
	switch y := math.Abs(x); {
	case y == 0 || y >= 999.95:
		digits = 0
	case y >= 99.995:
		digits = 1
	case y >= 9.9995:
		digits = 2
	case y >= 0.99995:
		digits = 3
	case y >= 0.099995:
		digits = 4
	case y >= 0.0099995:
		digits = 5
	case y >= 0.00099995:
		digits = 6
	}
	width := 10
	if digits > 0 {
		width = 11 + digits
	}
	fmt.Fprintf(out, "\t%*.*f %s", width, digits, x, unit)
}

// MemString is the result's B/op and allocs/op.
//
//minigo:inlcost 129
func (r BenchmarkResult) MemString() string {
	return fmt.Sprintf("%8d B/op\t%8d allocs/op", r.AllocedBytesPerOp(), r.AllocsPerOp())
}
