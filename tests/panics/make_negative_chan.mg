// panic: panic: makechan: size out of range
package main

func main() {
	n := -1
	_ = make(chan int, n)
}
