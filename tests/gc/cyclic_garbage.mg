package main

import (
	"fmt"
	"runtime"
)

type N struct {
	peers []*N
	up    *N
	f     func() *N
}

func cycle(n int) *N {
	root := &N{}
	prev := root
	for i := 0; i < n; i++ {
		c := &N{up: prev}
		prev.peers = append(prev.peers, c, root)
		c.f = func() *N { return c }
		prev = c
	}
	root.up = prev
	return root
}

func main() {
	var ms runtime.MemStats
	keep := cycle(10)
	for i := 0; i < 500; i++ {
		cycle(50)
	}
	runtime.GC()
	runtime.ReadMemStats(&ms)
	fmt.Println(ms.HeapAlloc < 4<<20, keep.up.f() == keep.up, len(keep.peers))
}

// Output:
// true true 2
