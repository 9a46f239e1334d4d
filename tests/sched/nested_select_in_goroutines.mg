package main

import (
	"fmt"
	"sync"
)

type result struct{ id, v int }

func merge(cs ...<-chan int) <-chan int {
	var wg sync.WaitGroup
	out := make(chan int)
	for _, c := range cs {
		wg.Add(1)
		go func(c <-chan int) {
			defer wg.Done()
			for v := range c {
				out <- v
			}
		}(c)
	}
	go func() { wg.Wait(); close(out) }()
	return out
}

func gen(from, n int) <-chan int {
	c := make(chan int)
	go func() {
		defer close(c)
		for i := 0; i < n; i++ {
			c <- from + i
		}
	}()
	return c
}

func main() {
	sum := 0
	for v := range merge(gen(0, 10), gen(100, 10), gen(1000, 10)) {
		sum += v
	}
	fmt.Println(sum)
	rs := make(chan result, 3)
	for i := 0; i < 3; i++ {
		go func(i int) { rs <- result{i, i * 10} }(i)
	}
	got := [3]int{}
	for i := 0; i < 3; i++ {
		r := <-rs
		got[r.id] = r.v
	}
	fmt.Println(got)
}

// Output:
// 11135
// [0 10 20]
