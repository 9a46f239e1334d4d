package main

import (
	"fmt"
	"runtime"
)

func worker(start, out chan *string, n int) {
	local := make([]*string, 0)
	for i := 0; i < 20; i++ {
		s := fmt.Sprint("w", n, "-", i)
		local = append(local, &s)
	}
	in := <-start
	out <- local[n%20]
	_ = in
}

func main() {
	start, out := make(chan *string), make(chan *string)
	for i := 0; i < 30; i++ {
		go worker(start, out, i)
	}
	runtime.Gosched()
	runtime.GC()
	total := 0
	for i := 0; i < 30; i++ {
		s := "x"
		start <- &s
		runtime.GC()
		total += len(*<-out)
	}
	fmt.Println(total)
	c := make(chan []string, 10)
	for i := 0; i < 10; i++ {
		c <- []string{fmt.Sprint("buffered", i)}
	}
	runtime.GC()
	for i := 0; i < 10; i++ {
		fmt.Print((<-c)[0], " ")
	}
	fmt.Println()
}

// Output:
// 150
// buffered0 buffered1 buffered2 buffered3 buffered4 buffered5 buffered6 buffered7 buffered8 buffered9 
