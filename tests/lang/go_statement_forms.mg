package main

import "fmt"

type T struct{ n int }

func (t T) send(c chan int)   { c <- t.n }
func (t *T) psend(c chan int) { c <- t.n }

type S interface{ send(chan int) }

func f(c chan int, v ...int) { c <- len(v) }

func main() {
	c := make(chan int)
	t := T{1}
	go t.send(c)
	t.n = 100
	fmt.Println(<-c)
	go t.psend(c)
	fmt.Println(<-c)
	var s S = T{7}
	go s.send(c)
	fmt.Println(<-c)
	go f(c, 1, 2, 3)
	fmt.Println(<-c)
	g := t.send
	t.n = 3
	go g(c)
	fmt.Println(<-c)
	x := 5
	go func(y int) { c <- x + y }(x)
	x = 50
	fmt.Println(<-c)
	go func() {
		go func() {
			defer close(c)
			c <- 1000
		}()
	}()
	for v := range c {
		fmt.Println(v)
	}
}

// Output:
// 1
// 100
// 7
// 3
// 100
// 55
// 1000
