// panic: fatal error: all goroutines are asleep - deadlock!
package main

func main() {
	var c chan int
	c <- 1
}
