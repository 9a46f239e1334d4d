package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	n := 0
	for i := 0; i < 10; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for k := 0; k < 100; k++ {
				n++
				runtime.Gosched()
			}
		}()
	}
	wg.Wait()
	fmt.Println(n, runtime.NumGoroutine())
}

// Output:
// 1000 1
