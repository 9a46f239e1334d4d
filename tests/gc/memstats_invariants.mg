// Every field of runtime.MemStats against what its documentation says, at several points of a program's life.
package main

import (
	"fmt"
	"runtime"
	"time"
)

type node struct {
	next *node
	pad  [7]int
}

var keep *node
var large [][]byte
var failures int

func check(where, what string, ok bool) {
	if !ok {
		failures++
		fmt.Println(where+":", what)
	}
}

var m runtime.MemStats

func invariants(where string) {
	runtime.ReadMemStats(&m)
	check(where, "Alloc == HeapAlloc", m.Alloc == m.HeapAlloc)
	check(where, "Mallocs - Frees == HeapObjects", m.Mallocs-m.Frees == m.HeapObjects)
	check(where, "HeapAlloc <= TotalAlloc", m.HeapAlloc <= m.TotalAlloc)
	check(where, "Lookups == 0", m.Lookups == 0)
	check(where, "HeapSys == HeapIdle + HeapInuse", m.HeapSys == m.HeapIdle+m.HeapInuse)
	check(where, "HeapAlloc <= HeapInuse", m.HeapAlloc <= m.HeapInuse)
	check(where, "HeapReleased <= HeapIdle", m.HeapReleased <= m.HeapIdle)
	check(where, "StackInuse <= StackSys", 0 < m.StackInuse && m.StackInuse <= m.StackSys)
	check(where, "MSpanInuse <= MSpanSys", 0 < m.MSpanInuse && m.MSpanInuse <= m.MSpanSys)
	check(where, "MCacheInuse <= MCacheSys", 0 < m.MCacheInuse && m.MCacheInuse <= m.MCacheSys)
	check(where, "GCSys", m.GCSys > 0)
	check(where, "Sys is the sum of its parts",
		m.Sys == m.HeapSys+m.StackSys+m.MSpanSys+m.MCacheSys+m.BuckHashSys+m.GCSys+m.OtherSys)
	check(where, "EnableGC, DebugGC", m.EnableGC && !m.DebugGC)
	check(where, "GCCPUFraction", m.GCCPUFraction >= 0 && m.GCCPUFraction <= 1)
	check(where, "NumForcedGC <= NumGC", m.NumForcedGC <= m.NumGC)
	check(where, "NextGC", m.NextGC >= 4<<20)

	var pauses uint64
	for _, p := range m.PauseNs {
		pauses += p
	}
	if m.NumGC <= 256 {
		check(where, "PauseTotalNs is the sum of PauseNs", m.PauseTotalNs == pauses)
	} else {
		check(where, "PauseTotalNs is at least the sum of PauseNs", m.PauseTotalNs >= pauses)
	}
	if m.NumGC > 0 {
		last := (m.NumGC + 255) % 256
		check(where, "PauseNs of the last cycle", m.PauseNs[last] > 0)
		check(where, "PauseEnd of the last cycle", m.PauseEnd[last] == m.LastGC)
		check(where, "LastGC is a time", time.Since(time.Unix(0, int64(m.LastGC))) < time.Hour)
		check(where, "GCCPUFraction after a cycle", m.GCCPUFraction > 0)
		if m.NumGC > 1 && m.NumGC < 256 {
			check(where, "PauseEnd ascends", m.PauseEnd[last-1] <= m.PauseEnd[last])
			check(where, "nothing after the last pause", m.PauseNs[last+1] == 0 && m.PauseEnd[last+1] == 0)
		}
	} else {
		check(where, "no cycle yet", m.LastGC == 0 && m.PauseTotalNs == 0)
	}

	var mallocs, frees, bytes uint64
	for i, c := range m.BySize {
		check(where, "BySize is in order", i == 0 && c.Size == 0 || i > 0 && c.Size > m.BySize[i-1].Size)
		check(where, "freed no more than allocated", c.Frees <= c.Mallocs)
		mallocs += c.Mallocs
		frees += c.Frees
		bytes += c.Mallocs * uint64(c.Size)
	}
	check(where, "BySize[0]", m.BySize[0].Mallocs == 0 && m.BySize[0].Frees == 0)
	check(where, "BySize[60]", m.BySize[60].Size == 18432)
	check(where, "sums of BySize", mallocs <= m.Mallocs && frees <= m.Frees && bytes <= m.TotalAlloc)
}

func class(size uint32) (mallocs uint64) {
	for _, c := range m.BySize {
		if c.Size == size {
			return c.Mallocs
		}
	}
	panic("no such class")
}

//go:noinline
func makeSmall() {
	for i := 0; i < 10000; i++ {
		keep = &node{next: keep}
	}
}

//go:noinline
func makeLarge() {
	for i := 0; i < 100; i++ {
		large = append(large, make([]byte, 100000))
	}
}

func main() {
	invariants("at start")
	mallocs, in64, total := m.Mallocs, class(64), m.TotalAlloc
	makeSmall()
	invariants("after small objects")
	check("", "10,000 objects of 64 bytes", class(64)-in64 >= 10000 && class(64)-in64 < 10100)
	check("", "Mallocs counts them", m.Mallocs-mallocs >= 10000 && m.Mallocs-mallocs < 10200)
	check("", "TotalAlloc counts them", m.TotalAlloc-total >= 640000 && m.TotalAlloc-total < 680000)

	mallocs, total = m.Mallocs, m.TotalAlloc
	var before uint64
	for _, c := range m.BySize {
		before += c.Mallocs
	}
	makeLarge()
	invariants("after large objects")
	var after uint64
	for _, c := range m.BySize {
		after += c.Mallocs
	}
	check("", "large objects are in no class", after-before < 60)
	check("", "Mallocs counts large objects", m.Mallocs-mallocs >= 100 && m.Mallocs-mallocs < 200)
	check("", "TotalAlloc rounds them to pages", m.TotalAlloc-total >= 100*106496)

	alloc, frees, cycles, forced := m.HeapAlloc, m.Frees, m.NumGC, m.NumForcedGC
	large, keep = nil, nil
	runtime.GC()
	invariants("after runtime.GC")
	check("", "what was dropped is free", m.HeapAlloc+10000000 < alloc && m.Frees-frees >= 10000)
	check("", "a forced cycle counts as both", m.NumGC > cycles && m.NumForcedGC == forced+1)
	check("", "NextGC is beyond the heap", m.NextGC > m.HeapAlloc)

	for i := 0; i < 300; i++ {
		runtime.GC()
	}
	invariants("after 300 cycles")
	check("", "NumGC", m.NumGC > 300 && m.NumForcedGC == forced+301)
	var deep func(n int) int
	deep = func(n int) int {
		if n == 0 {
			invariants("deep in the stack")
			return 0
		}
		return deep(n-1) + 1
	}
	deep(20000)
	fmt.Println(failures, "failures")
}

// Output:
// 0 failures
