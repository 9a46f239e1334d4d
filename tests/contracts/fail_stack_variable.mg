package main

func main() {
	c := make(chan *int, 1)
	//minigo:stack
	var n int // ERROR "moved to heap: n: sent on channel.*from c <- &n \(send\)"
	c <- &n
	println(*<-c)
}
