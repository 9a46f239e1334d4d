// panic: panic: in goroutine
package main

func main() {
	done := make(chan bool)
	go func() {
		panic("in goroutine")
	}()
	<-done
}
