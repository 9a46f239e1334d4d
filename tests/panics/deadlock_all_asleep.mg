// panic: fatal error: all goroutines are asleep - deadlock!
package main

import "fmt"

func main() {
	fmt.Println("start")
	c := make(chan int)
	<-c
}

// Output:
// start
