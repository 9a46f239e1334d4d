// skip: stress
// runtime/debug: the collector's switches do what they say, and its statistics agree with MemStats.
package main

import (
	"fmt"
	"math"
	"runtime"
	"runtime/debug"
	"strings"
	"time"
)

var keep []*[128]int

// cycles allocates 64 MB of garbage and tells how many cycles that took.
func cycles() uint32 {
	var a, b runtime.MemStats
	runtime.ReadMemStats(&a)
	for i := 0; i < 64*1024; i++ {
		keep[i%100] = new([128]int)
	}
	runtime.ReadMemStats(&b)
	return b.NumGC - a.NumGC
}

func main() {
	keep = make([]*[128]int, 100)
	fmt.Println(debug.SetGCPercent(50), debug.SetGCPercent(400), debug.SetGCPercent(100))
	runtime.GC()
	debug.SetGCPercent(50)
	often := cycles()
	debug.SetGCPercent(400)
	seldom := cycles()
	fmt.Println("GCPercent 50 collects oftener than 400:", often > seldom)
	fmt.Println(debug.SetGCPercent(-1), debug.SetGCPercent(-5))
	fmt.Println("never with GCPercent -1:", cycles() == 0)

	fmt.Println(debug.SetMemoryLimit(-1) == math.MaxInt64)
	fmt.Println(debug.SetMemoryLimit(24<<20) == math.MaxInt64, debug.SetMemoryLimit(-1) == 24<<20)
	runtime.GC()
	fmt.Println("at the memory limit all the same:", cycles() > 0)
	debug.SetMemoryLimit(math.MaxInt64)
	debug.SetGCPercent(100)

	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	forced := m.NumForcedGC
	debug.FreeOSMemory()
	runtime.ReadMemStats(&m)
	fmt.Println("free memory goes back:", m.HeapIdle-m.HeapReleased < m.HeapIdle/4, m.NumForcedGC == forced+1)

	stats := debug.GCStats{PauseQuantiles: make([]time.Duration, 5)}
	debug.ReadGCStats(&stats)
	runtime.ReadMemStats(&m)
	n := int(m.NumGC)
	if n > 256 {
		n = 256
	}
	fmt.Println(stats.NumGC == int64(m.NumGC), stats.PauseTotal == time.Duration(m.PauseTotalNs),
		stats.LastGC.Equal(time.Unix(0, int64(m.LastGC))), len(stats.Pause) == n, len(stats.PauseEnd) == n)
	same := true
	for i := 0; i < n; i++ {
		at := (int(m.NumGC) - 1 - i) % 256
		same = same && stats.Pause[i] == time.Duration(m.PauseNs[at]) &&
			stats.PauseEnd[i].Equal(time.Unix(0, int64(m.PauseEnd[at])))
	}
	fmt.Println("most recent first:", same)
	q := stats.PauseQuantiles
	least, most := stats.Pause[0], stats.Pause[0]
	for _, p := range stats.Pause {
		if p < least {
			least = p
		}
		if p > most {
			most = p
		}
	}
	fmt.Println("quantiles:", q[0] == least, q[4] == most, q[0] <= q[1] && q[1] <= q[2] && q[2] <= q[3] && q[3] <= q[4])

	fmt.Println(debug.SetMaxStack(2000000), debug.SetMaxStack(1000000000))
	fmt.Println(debug.SetMaxThreads(5000), debug.SetMaxThreads(10000))
	fmt.Println(debug.SetPanicOnFault(true), debug.SetPanicOnFault(false))
	text := string(debug.Stack())
	lines := strings.Split(text, "\n")
	fmt.Println(lines[0], strings.HasPrefix(lines[1], "runtime/debug.Stack("), strings.Contains(text, "\nmain.main()\n"),
		strings.HasSuffix(text, "\n"))
}

// Output:
// 100 50 400
// GCPercent 50 collects oftener than 400: true
// 400 -1
// never with GCPercent -1: true
// true
// true true
// at the memory limit all the same: true
// free memory goes back: true true
// true true true true true
// most recent first: true
// quantiles: true true true
// 1000000000 2000000
// 10000 5000
// false true
// goroutine 1 [running]: true true true
