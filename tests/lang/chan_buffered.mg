package main

import "fmt"

func main() {
	ch := make(chan string, 3)
	fmt.Println(len(ch), cap(ch))
	ch <- "a"
	ch <- "b"
	fmt.Println(len(ch), cap(ch))
	fmt.Println(<-ch)
	ch <- "c"
	ch <- "d"
	close(ch)
	for s := range ch {
		fmt.Print(s, " ")
	}
	v, ok := <-ch
	fmt.Printf("%q %v %d\n", v, ok, len(ch))
	var n chan int
	fmt.Println(n == nil, len(n), cap(n))
}

// Output:
// 0 3
// 2 3
// a
// b c d "" false 0
// true 0 0
