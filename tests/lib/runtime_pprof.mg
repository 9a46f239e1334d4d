// Package runtime/pprof: profiles in pprof's format (tests/pprof.py reads the same form from -memprofile).
package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"strings"
)

func init() { runtime.MemProfileRate = 1 }

var keep [][]int

//go:noinline
func allocate(n int) {
	for i := 0; i < n; i++ {
		keep = append(keep, make([]int, 10+i%3))
	}
}

func main() {
	allocate(100)
	for _, name := range []string{"heap", "allocs", "goroutine"} {
		fmt.Println(pprof.Lookup(name).Name(), pprof.Lookup(name) == pprof.Lookup(name))
	}
	fmt.Println(pprof.Lookup("nothing") == nil)

	var b bytes.Buffer
	fmt.Println(pprof.WriteHeapProfile(&b), b.Len() > 100)
	n := b.Len()
	allocate(10)
	b.Reset()
	fmt.Println(pprof.Lookup("allocs").WriteTo(&b, 0), b.Len() >= n-50)

	dir, _ := os.MkdirTemp("", "pprof")
	path := filepath.Join(dir, "heap.pprof")
	f, err := os.Create(path)
	fmt.Println(err, pprof.Lookup("heap").WriteTo(f, 0), f.Close())
	data, err := os.ReadFile(path)
	fmt.Println(err, len(data) > 100, os.RemoveAll(dir))

	b.Reset()
	fmt.Println(pprof.Lookup("goroutine").WriteTo(&b, 2))
	fmt.Println(strings.HasPrefix(b.String(), "goroutine 1 [running]:\n"), strings.Contains(b.String(), "\nmain.main()\n"))
	fmt.Println(len(keep))
}

// Output:
// heap true
// allocs true
// goroutine true
// true
// <nil> true
// <nil> true
// <nil> <nil> <nil>
// <nil> true <nil>
// <nil>
// true true
// 110
