package main

//minigo:noalloc
func ask() int { // ERROR "main.ask allocates.*make\(chan int, 1\) is made on the heap"
	c := make(chan int, 1)
	c <- 1
	return <-c
}

func main() { println(ask()) }
