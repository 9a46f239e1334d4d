package main

type big struct{ a [4]int }

func newBig() *big { return &big{} }

var keep *big

func main() {
	//minigo:stack
	b := newBig() // ERROR "fail_stack_inlined.mg:5:29: &big\{\} escapes to heap"
	keep = b
}
