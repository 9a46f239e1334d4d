package main

import "fmt"

func main() {
	a := make(chan int, 1)
	b := make(chan string, 1)
	select {
	case v := <-a:
		fmt.Println("a", v)
	default:
		fmt.Println("empty")
	}
	a <- 1
	select {
	case v, ok := <-a:
		fmt.Println("a", v, ok)
	case s := <-b:
		fmt.Println("b", s)
	}
	select {
	case b <- "x":
		fmt.Println("sent")
	case <-a:
		fmt.Println("never")
	}
	select {
	case b <- "y":
		fmt.Println("never")
	default:
		fmt.Println("full")
	}
	var nilc chan int
	select {
	case <-nilc:
	case nilc <- 1:
	case s := <-b:
		fmt.Println("b", s)
	}
	close(a)
	var v int
	var ok bool
	select {
	case v, ok = <-a:
		fmt.Println(v, ok)
	}
	arr := make([]int, 3)
	a2 := make(chan int, 1)
	a2 <- 7
	select {
	case arr[1] = <-a2:
		fmt.Println(arr)
	}
	m := map[string]int{}
	a2 <- 8
	select {
	case m["k"] = <-a2:
	}
	fmt.Println(m)
}

// Output:
// empty
// a 1 true
// sent
// full
// b x
// 0 false
// [0 7 0]
// map[k:8]
