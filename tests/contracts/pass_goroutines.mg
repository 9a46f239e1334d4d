// Output:
// 100 1000
package main

import (
	"fmt"
	"runtime"
	"sync"
)

var sink *int

// What other goroutines allocate while it waits does not count.
//
//minigo:noalloc
func wait(f func() int, wg *sync.WaitGroup) int {
	n := 0
	for i := 0; i < 100; i++ {
		n += f()
		runtime.Gosched()
	}
	wg.Wait()
	return n
}

func main() {
	var wg sync.WaitGroup
	made := 0
	for k := 0; k < 10; k++ {
		wg.Add(1)
		go func() {
			for i := 0; i < 100; i++ {
				sink = new(int)
				made++
				runtime.Gosched()
			}
			wg.Done()
		}()
	}
	n := wait(func() int { return 1 }, &wg)
	fmt.Println(n, made)
}
