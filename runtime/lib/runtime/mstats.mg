// SPDX-License-Identifier: MIT

package runtime

// MemStats is what ReadMemStats tells of memory. Sizes are bytes; times are nanoseconds.
type MemStats struct {
	// All memory.
	Alloc      uint64 // heap objects alive or not yet swept
	TotalAlloc uint64 // heap objects ever allocated
	Sys        uint64 // from the system
	Lookups    uint64
	Mallocs    uint64 // number of heap objects ever allocated
	Frees      uint64 // number of heap objects freed

	// The heap.
	HeapAlloc    uint64
	HeapSys      uint64
	HeapIdle     uint64
	HeapInuse    uint64
	HeapReleased uint64
	HeapObjects  uint64

	// Stacks and the runtime's own memory.
	StackInuse  uint64
	StackSys    uint64
	MSpanInuse  uint64
	MSpanSys    uint64
	MCacheInuse uint64
	MCacheSys   uint64
	BuckHashSys uint64
	GCSys       uint64
	OtherSys    uint64

	// The collector.
	NextGC        uint64 // heap size at which the next cycle starts
	LastGC        uint64 // when the last cycle ended, since 1970
	PauseTotalNs  uint64
	PauseNs       [256]uint64 // of the last cycles; the last at (NumGC+255)%256
	PauseEnd      [256]uint64
	NumGC         uint32
	NumForcedGC   uint32
	GCCPUFraction float64
	EnableGC      bool
	DebugGC       bool

	// By size class.
	BySize [61]struct {
		Size    uint32
		Mallocs uint64
		Frees   uint64
	}
}

// ReadMemStats fills m.
func ReadMemStats(m *MemStats)

// A MemProfileRecord exists for programs that mention it.
type MemProfileRecord struct {
	AllocBytes, FreeBytes     int64
	AllocObjects, FreeObjects int64
	Stack0                    [32]uintptr
}
