package main

func main() {
	r := make(<-chan int)
	s := make(chan<- int)
	r <- 1 // ERROR "invalid operation: cannot send to receive-only channel r \(variable of type <-chan int\)"
	<-s // ERROR "invalid operation: cannot receive from send-only channel s \(variable of type chan<- int\)"
	close(r) // ERROR "invalid operation: cannot close receive-only channel r \(variable of type <-chan int\)"
	for range s { // ERROR "cannot range over s \(variable of type chan<- int\) \(receive from send-only channel\)"
	}
	var c chan int = r // ERROR "cannot use r \(variable of type <-chan int\) as type chan int in variable declaration"
	_ = c
	x := 1
	<-x // ERROR "invalid operation: cannot receive from non-channel x \(variable of type int\)"
	x <- 2 // ERROR "invalid operation: cannot send to non-channel x \(variable of type int\)"
	s <- "str" // ERROR "cannot use .str. \(untyped string constant\) as int value in send"
	select {
	case x := 1: // ERROR "select case must be send or receive \(possibly with assignment\)"
	}
}
