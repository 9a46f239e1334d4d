package main

import (
	"fmt"
	"time"
)

func main() {
	c := make(chan int)
	select {
	case <-c:
		fmt.Println("value")
	case <-time.After(5 * time.Millisecond):
		fmt.Println("timeout")
	}
	go func() { c <- 7 }()
	select {
	case v := <-c:
		fmt.Println("value", v)
	case <-time.After(time.Hour):
		fmt.Println("timeout")
	}
}

// Output:
// timeout
// value 7
