package main

//minigo:noalloc
func start(n int, c chan int) { // ERROR "main.start allocates.*:5:5: .*escapes to heap: run as goroutine"
	go func() { c <- n }()
}

func main() {
	c := make(chan int)
	start(1, c)
	println(<-c)
}
