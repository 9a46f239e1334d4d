package main

import "fmt"

func main() {
	const N = 10000
	c := make(chan int)
	for i := 0; i < N; i++ {
		go func(i int) { c <- i }(i)
	}
	sum := 0
	for i := 0; i < N; i++ {
		sum += <-c
	}
	fmt.Println(sum)
}

// Output:
// 49995000
