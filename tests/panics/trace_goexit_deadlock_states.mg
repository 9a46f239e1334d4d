// modes: default
// panic: fatal error: all goroutines are asleep - deadlock!
// panic: goroutine 1 [chan receive]:
// panic: main.main()
package main

func main() {
	a, b := make(chan int), make(chan int)
	go func() { a <- <-b }()
	<-a
}
