// modes: default
// panic: fatal error: //minigo:noalloc of main.worker at
// stderr: this call allocated 50 objects, 400 bytes
// Output:
// 0
package main

import (
	"fmt"
	"runtime"
	"sync"
)

// Others allocate all the time while it waits; only the second worker allocates itself.
//
//minigo:noalloc
func worker(f func() int, wg *sync.WaitGroup) int {
	n := 0
	for i := 0; i < 50; i++ {
		runtime.Gosched()
		n += f()
	}
	wg.Wait()
	return n
}

var sink *int

func main() {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		for i := 0; i < 1000; i++ {
			sink = new(int)
			if i%10 == 0 {
				runtime.Gosched()
			}
		}
		wg.Done()
	}()
	fmt.Println(worker(func() int { return 0 }, &wg))
	worker(func() int { sink = new(int); return 0 }, &wg)
}
