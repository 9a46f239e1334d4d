package main

import "fmt"

func main() {
	go func() {
		for {
		}
	}()
	c := make(chan int)
	go func() { <-c; fmt.Println("never") }()
	fmt.Println("main ends")
}

// Output:
// main ends
