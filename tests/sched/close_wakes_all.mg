package main

import (
	"fmt"
	"sync"
)

func main() {
	start := make(chan struct{})
	var wg sync.WaitGroup
	var mu sync.Mutex
	n := 0
	for i := 0; i < 100; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if _, ok := <-start; !ok {
				mu.Lock()
				n++
				mu.Unlock()
			}
		}()
	}
	close(start)
	wg.Wait()
	fmt.Println(n)
	c := make(chan int)
	res := make(chan string)
	go func() {
		defer func() { res <- fmt.Sprint(recover()) }()
		c <- 1
	}()
	go func() { close(c) }()
	r := <-res
	fmt.Println(r)
}

// Output:
// 100
// send on closed channel
