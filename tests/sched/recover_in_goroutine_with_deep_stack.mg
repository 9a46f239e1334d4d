package main

import "fmt"

func deep(n int) {
	defer func() {
		if n%1000 == 0 {
			count++
		}
	}()
	if n == 0 {
		panic("deep")
	}
	deep(n - 1)
}

var count int

func main() {
	done := make(chan interface{})
	go func() {
		defer func() { done <- recover() }()
		deep(20000)
	}()
	fmt.Println(<-done, count)
}

// Output:
// deep 21
