package main

import (
	"fmt"
	"sync"
)

var trace []string
var mu sync.Mutex

func log(s string) { mu.Lock(); trace = append(trace, s); mu.Unlock() }

func main() {
	var wg sync.WaitGroup
	for i := 0; i < 3; i++ {
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			defer log(fmt.Sprint("end", i))
			if i == 1 {
				return
			}
			log(fmt.Sprint("body", i))
		}(i)
	}
	wg.Wait()
	fmt.Println(len(trace))
}

// Output:
// 5
