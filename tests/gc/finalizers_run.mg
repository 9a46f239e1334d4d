// modes: default
package main

import (
	"fmt"
	"runtime"
	"time"
)

type R struct {
	id  int
	pad [10]int
}

var done = make(chan int, 100)

func make10() {
	for i := 0; i < 10; i++ {
		r := &R{id: i}
		runtime.SetFinalizer(r, func(r *R) { done <- r.id })
	}
}

func clobber(n int) int {
	var a [50]int
	if n == 0 {
		return a[3]
	}
	return clobber(n-1) + a[n%50]
}

func main() {
	make10()
	clobber(20)
	n := 0
	for i := 0; i < 50 && n < 9; i++ {
		runtime.GC()
		time.Sleep(time.Millisecond)
		for len(done) > 0 {
			<-done
			n++
		}
	}
	fmt.Println(n >= 9)
}

// Output:
// true
