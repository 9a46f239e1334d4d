package main

import (
	"fmt"
	"runtime"
)

func main() {
	var keep [][]int
	for i := 0; i < 200; i++ {
		b := make([]int, 20000)
		b[i] = i
		b[19999] = -i
		if i%20 == 0 {
			keep = append(keep, b)
		}
	}
	runtime.GC()
	for i, b := range keep {
		fmt.Print(b[i*20]-b[19999], " ")
	}
	fmt.Println()
	type Huge struct {
		a    [5000]byte
		next *Huge
		z    [3000]*int
	}
	n := 7
	var h *Huge
	for i := 0; i < 50; i++ {
		h = &Huge{next: h}
		h.z[2999] = &n
		h.a[4999] = byte(i)
	}
	runtime.GC()
	sum := 0
	for ; h != nil; h = h.next {
		sum += *h.z[2999] + int(h.a[4999])
	}
	fmt.Println(sum)
}

// Output:
// 0 40 80 120 160 200 240 280 320 360 
// 1575
