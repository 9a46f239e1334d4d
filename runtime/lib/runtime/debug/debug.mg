// SPDX-License-Identifier: MIT

// Package debug has the switches of the collector, and stack traces.
package debug

import (
	"os"
	"runtime"
	"time"
)

// SetGCPercent sets how much the heap may grow between collections, in percent of what was alive; negative turns the
// collector off. It returns the previous value.
func SetGCPercent(percent int) int {
	return int(setGCPercent(int32(percent)))
}

func setGCPercent(percent int32) int32

// SetMemoryLimit sets the soft limit of memory; negative only reads it. It returns the previous value.
func SetMemoryLimit(limit int64) int64 {
	return setMemoryLimit(limit)
}

func setMemoryLimit(limit int64) int64

// SetMaxStack sets how large the stack of a goroutine may grow before the program ends. It returns the previous value.
func SetMaxStack(bytes int) int {
	return setMaxStack(bytes)
}

func setMaxStack(bytes int) int

// FreeOSMemory collects and gives free memory back to the system.
func FreeOSMemory() {
	freeOSMemory()
}

func freeOSMemory()

var maxThreads = 10000

// SetMaxThreads returns the previous value. There is one thread.
func SetMaxThreads(threads int) int {
	old := maxThreads
	maxThreads = threads
	return old
}

var panicsOnFault bool

// SetPanicOnFault returns the previous value. There are no faults but nil dereferences, which panic.
func SetPanicOnFault(enabled bool) bool {
	old := panicsOnFault
	panicsOnFault = enabled
	return old
}

//minigo:leaks level level=0
//minigo:inlcost 100
func SetTraceback(level string) {}

// PrintStack writes the trace of this goroutine to standard error.
func PrintStack() {
	os.Stderr.Write(Stack())
}

// Stack returns the trace of this goroutine.
func Stack() []byte {
	buf := make([]byte, 1024)
	for {
		n := runtime.Stack(buf, false)
		if n < len(buf) {
			return buf[:n]
		}
		buf = make([]byte, 2*len(buf))
	}
}

// GCStats tells of past collections.
type GCStats struct {
	LastGC         time.Time
	NumGC          int64
	PauseTotal     time.Duration
	Pause          []time.Duration // most recent first
	PauseEnd       []time.Time
	PauseQuantiles []time.Duration
}

// ReadGCStats fills stats.
//
//minigo:leaks stats level=0
func ReadGCStats(stats *GCStats) {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	n := int(m.NumGC)
	stats.NumGC = int64(n)
	stats.LastGC = time.Unix(0, int64(m.LastGC))
	stats.PauseTotal = time.Duration(m.PauseTotalNs)
	stats.Pause = stats.Pause[:0]
	stats.PauseEnd = stats.PauseEnd[:0]
	for i := n; i > 0 && i > n-256; i-- {
		stats.Pause = append(stats.Pause, time.Duration(m.PauseNs[(i+255)%256]))
		stats.PauseEnd = append(stats.PauseEnd, time.Unix(0, int64(m.PauseEnd[(i+255)%256])))
	}
	if quantiles := stats.PauseQuantiles; len(quantiles) > 0 {
		sorted := append([]time.Duration(nil), stats.Pause...)
		for i := range sorted {
			for j := i; j > 0 && sorted[j] < sorted[j-1]; j-- {
				sorted[j], sorted[j-1] = sorted[j-1], sorted[j]
			}
		}
		nq := len(quantiles) - 1
		for i := range quantiles {
			switch {
			case len(sorted) == 0:
				quantiles[i] = 0
			case i == nq:
				quantiles[i] = sorted[len(sorted)-1]
			default:
				quantiles[i] = sorted[len(sorted)*i/nq]
			}
		}
	}
}
