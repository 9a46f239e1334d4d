package main

import (
	"fmt"
	"runtime"
)

var sink []*[64]int

//go:noinline
func fill() {
	for i := 0; i < 1000; i++ {
		sink = append(sink, new([64]int))
	}
}

func main() {
	var a, b, c runtime.MemStats
	runtime.ReadMemStats(&a)
	fill()
	runtime.ReadMemStats(&b)
	fmt.Println(b.Mallocs-a.Mallocs >= 1000, b.TotalAlloc-a.TotalAlloc >= 1000*512, b.HeapAlloc > 0, b.Sys > 0)
	sink = nil
	runtime.GC()
	runtime.GC()
	runtime.ReadMemStats(&c)
	fmt.Println(c.NumGC >= 2, c.Frees-b.Frees >= 900, c.HeapAlloc < b.HeapAlloc)
}

// Output:
// true true true true
// true true true
