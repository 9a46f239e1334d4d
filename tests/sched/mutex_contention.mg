package main

import (
	"fmt"
	"runtime"
	"sync"
)

type Counter struct {
	sync.Mutex
	m map[string]int
}

func (c *Counter) Inc(k string) {
	c.Lock()
	defer c.Unlock()
	v := c.m[k]
	runtime.Gosched()
	c.m[k] = v + 1
}

func main() {
	c := Counter{m: map[string]int{}}
	var wg sync.WaitGroup
	for i := 0; i < 50; i++ {
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			for j := 0; j < 20; j++ {
				c.Inc([]string{"a", "b"}[i%2])
			}
		}(i)
	}
	wg.Wait()
	fmt.Println(c.m)
}

// Output:
// map[a:500 b:500]
