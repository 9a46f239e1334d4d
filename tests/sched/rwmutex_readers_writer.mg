package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	var rw sync.RWMutex
	shared, bad := 0, 0
	var wg sync.WaitGroup
	for i := 0; i < 5; i++ {
		wg.Add(2)
		go func() {
			defer wg.Done()
			for k := 0; k < 20; k++ {
				rw.RLock()
				v := shared
				runtime.Gosched()
				if shared != v {
					bad++
				}
				rw.RUnlock()
			}
		}()
		go func() {
			defer wg.Done()
			for k := 0; k < 20; k++ {
				rw.Lock()
				v := shared
				runtime.Gosched()
				shared = v + 1
				rw.Unlock()
			}
		}()
	}
	wg.Wait()
	fmt.Println(shared, bad)
}

// Output:
// 100 0
