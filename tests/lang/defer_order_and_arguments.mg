package main

import "fmt"

func main() {
	for i := 0; i < 3; i++ {
		defer fmt.Println("defer", i)
	}
	x := 1
	defer fmt.Println("x at defer:", x)
	defer func() { fmt.Println("x at end:", x) }()
	x = 2
	f := func(s string) func() {
		fmt.Println("enter", s)
		return func() { fmt.Println("leave", s) }
	}
	defer f("main")()
	type T struct{ n int }
	t := T{5}
	defer func(t T) { fmt.Println("t", t.n) }(t)
	t.n = 6
	p := &t
	defer func() { fmt.Println("p", p.n) }()
	fmt.Println("body")
}

// Output:
// enter main
// body
// p 6
// t 5
// leave main
// x at end: 2
// x at defer: 1
// defer 2
// defer 1
// defer 0
