package main

import "fmt"

func worker(id int, out chan<- string) {
	defer func() {
		if r := recover(); r != nil {
			out <- fmt.Sprint("worker ", id, " recovered ", r)
			return
		}
		out <- fmt.Sprint("worker ", id, " ok")
	}()
	if id%2 == 1 {
		var a []int
		_ = a[id]
	}
}

func main() {
	out := make(chan string)
	for i := 0; i < 4; i++ {
		go worker(i, out)
		fmt.Println(<-out)
	}
}

// Output:
// worker 0 ok
// worker 1 recovered runtime error: index out of range [1] with length 0
// worker 2 ok
// worker 3 recovered runtime error: index out of range [3] with length 0
