// SPDX-License-Identifier: MIT
// container/list, container/heap, sync.
// flags: -lang=go1.19
package main

import (
	"container/heap"
	"container/list"
	"fmt"
	"runtime"
	"sync"
)

var before, after runtime.MemStats

// report prints how many heap objects a call of f allocates.
//
//go:noinline
func report(name string, f func()) {
	f() // what is made once and kept is made now
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	fmt.Println(name, after.Mallocs-before.Mallocs)
}

type intHeap []int

func (h intHeap) Len() int           { return len(h) }
func (h intHeap) Less(i, j int) bool { return h[i] < h[j] }
func (h intHeap) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *intHeap) Push(x any)        { *h = append(*h, x.(int)) }
func (h *intHeap) Pop() any {
	old := *h
	n := len(old)
	x := old[n-1]
	*h = old[:n-1]
	return x
}

var mu sync.Mutex
var once sync.Once

func main() {
	h := make(intHeap, 0, 20)
	report("list", func() {
		l := list.New()
		l.PushBack(1)
		l.PushBack(2000)
		l.PushFront("x")
	})
	report("heap", func() {
		h = h[:0]
		heap.Push(&h, 5)
		heap.Push(&h, 1000)
		heap.Pop(&h)
		heap.Pop(&h)
	})
	report("mutex", func() {
		mu.Lock()
		defer mu.Unlock()
	})
	report("local mutex", func() {
		var m sync.Mutex
		m.Lock()
		m.Unlock()
	})
	report("once", func() { once.Do(func() {}) })
	report("rwmutex", func() {
		var m sync.RWMutex
		m.RLock()
		m.RUnlock()
	})
}

// Output:
// list 4
// heap 1
// mutex 0
// local mutex 1
// once 0
// rwmutex 1
