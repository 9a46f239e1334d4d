package main

import "fmt"

func node(in <-chan int, out chan<- int, quit <-chan struct{}, done chan<- bool) {
	var pending []int
	for {
		var o chan<- int
		var first int
		if len(pending) > 0 {
			o, first = out, pending[0]
		}
		select {
		case v := <-in:
			pending = append(pending, v)
		case o <- first:
			pending = pending[1:]
		case <-quit:
			done <- true
			return
		}
	}
}

func main() {
	quit, done := make(chan struct{}), make(chan bool)
	first := make(chan int)
	in := first
	for i := 0; i < 10; i++ {
		out := make(chan int)
		go node(in, out, quit, done)
		in = out
	}
	go func() {
		for i := 0; i < 100; i++ {
			first <- i
		}
	}()
	sum, ordered, last := 0, true, -1
	for i := 0; i < 100; i++ {
		v := <-in
		sum += v
		ordered = ordered && v > last
		last = v
	}
	close(quit)
	for i := 0; i < 10; i++ {
		<-done
	}
	fmt.Println(sum, ordered)
}

// Output:
// 4950 true
