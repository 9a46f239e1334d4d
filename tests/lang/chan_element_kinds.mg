package main

import "fmt"

type T struct {
	a int8
	s string
	p *int
	arr [3]int16
}

func main() {
	x := 5
	ct := make(chan T, 2)
	ct <- T{-1, "s", &x, [3]int16{1, 2, 3}}
	t := <-ct
	fmt.Println(t.a, t.s, *t.p, t.arr)
	ce := make(chan struct{}, 10)
	ce <- struct{}{}
	fmt.Println(<-ce, len(ce))
	ci := make(chan interface{}, 3)
	ci <- 1
	ci <- "x"
	ci <- nil
	fmt.Println(<-ci, <-ci, <-ci)
	cf := make(chan func() int, 1)
	cf <- func() int { return x * 2 }
	fmt.Println((<-cf)())
	cc := make(chan chan int, 1)
	c := make(chan int, 1)
	cc <- c
	(<-cc) <- 9
	fmt.Println(<-c)
	ca := make(chan [2][]int, 1)
	ca <- [2][]int{{1}, {2, 3}}
	fmt.Println(<-ca)
	cb := make(chan byte, 4)
	for _, b := range []byte("wxyz") {
		cb <- b
	}
	for len(cb) > 0 {
		fmt.Print(string(rune(<-cb)))
	}
	fmt.Println()
	cfl := make(chan float32)
	go func() { cfl <- 1.25 }()
	fmt.Println(<-cfl)
	cs := make(chan error)
	go func() { cs <- fmt.Errorf("sent"); close(cs) }()
	e, ok := <-cs
	fmt.Println(e, ok)
	e, ok = <-cs
	fmt.Println(e, ok)
}

// Output:
// -1 s 5 [1 2 3]
// {} 0
// 1 x <nil>
// 10
// 9
// [[1] [2 3]]
// wxyz
// 1.25
// sent true
// <nil> false
