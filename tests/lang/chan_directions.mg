package main

import "fmt"

func produce(out chan<- int, n int) {
	for i := 0; i < n; i++ {
		out <- i
	}
	close(out)
}
func square(in <-chan int, out chan<- int) {
	for v := range in {
		out <- v * v
	}
	close(out)
}
func gen(n int) <-chan int {
	c := make(chan int)
	go produce(c, n)
	return c
}

func main() {
	out := make(chan int)
	go square(gen(5), out)
	sum := 0
	for v := range out {
		sum += v
	}
	fmt.Println(sum)
	fmt.Printf("%T %T %T\n", make(chan<- int), make(<-chan int), make(chan (<-chan int)))
	var r <-chan int = make(chan int, 1)
	fmt.Println(cap(r))
}

// Output:
// 30
// chan<- int <-chan int chan (<-chan int)
// 1
