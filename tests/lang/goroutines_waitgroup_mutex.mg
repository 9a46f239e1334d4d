package main

import (
	"fmt"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	var mu sync.Mutex
	total := 0
	for i := 1; i <= 50; i++ {
		wg.Add(1)
		go func(n int) {
			defer wg.Done()
			mu.Lock()
			defer mu.Unlock()
			total += n
		}(i)
	}
	wg.Wait()
	fmt.Println(total)
	results := make([]int, 10)
	for i := range results {
		wg.Add(1)
		i := i
		go func() {
			results[i] = i * i
			wg.Done()
		}()
	}
	wg.Wait()
	fmt.Println(results)
	var once sync.Once
	for i := 0; i < 3; i++ {
		once.Do(func() { fmt.Println("once") })
	}
	var rw sync.RWMutex
	rw.RLock()
	rw.RLock()
	rw.RUnlock()
	rw.RUnlock()
	rw.Lock()
	rw.Unlock()
	fmt.Println("done")
}

// Output:
// 1275
// [0 1 4 9 16 25 36 49 64 81]
// once
// done
