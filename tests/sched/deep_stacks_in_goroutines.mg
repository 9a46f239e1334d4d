package main

import "fmt"

func deep(n int, c chan int) int {
	if n == 0 {
		return <-c
	}
	var pad [10]int
	pad[n%10] = n
	return deep(n-1, c) + pad[n%10] - n + 1
}

func main() {
	c, out := make(chan int), make(chan int)
	for i := 0; i < 20; i++ {
		go func(i int) { out <- deep(1000+i*10, c) }(i)
	}
	for i := 0; i < 20; i++ {
		c <- i
	}
	sum := 0
	for i := 0; i < 20; i++ {
		sum += <-out
	}
	fmt.Println(sum)
}

// Output:
// 22090
