package main

import "fmt"

func main() {
	done := false
	stop := make(chan bool)
	go func() {
		n := 0
		for i := 0; i < 1000000; i++ {
			n += i
		}
		stop <- true
	}()
	go func() {
		for {
			if done {
				return
			}
		}
	}()
	<-stop
	done = true
	fmt.Println("main got a turn")
}

// Output:
// main got a turn
