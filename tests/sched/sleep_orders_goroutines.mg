// With the real clock another process may run for 10 ms between two goroutines' first steps.
// flags: -clock=virtual
package main

import (
	"fmt"
	"time"
)

func main() {
	c := make(chan string)
	for i, d := range []int{30, 10, 20} {
		go func(i, d int) {
			time.Sleep(time.Duration(d) * time.Millisecond)
			c <- fmt.Sprint("g", i)
		}(i, d)
	}
	fmt.Println(<-c, <-c, <-c)
	start := time.Now()
	time.Sleep(5 * time.Millisecond)
	el := time.Since(start)
	fmt.Println(el >= 5*time.Millisecond, el < time.Minute)
}

// Output:
// g1 g2 g0
// true true
