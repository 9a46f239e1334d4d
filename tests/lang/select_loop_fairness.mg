package main

import "fmt"

func main() {
	a, b := make(chan int), make(chan int)
	quit := make(chan bool)
	go func() {
		for i := 0; i < 100; i++ {
			a <- 1
		}
		quit <- true
	}()
	go func() {
		for i := 0; i < 100; i++ {
			b <- 2
		}
		quit <- true
	}()
	na, nb, q := 0, 0, 0
	for q < 2 {
		select {
		case v := <-a:
			na += v
		case v := <-b:
			nb += v
		case <-quit:
			q++
		}
	}
	fmt.Println(na, nb)
	x, y := make(chan int, 1000), make(chan int, 1000)
	for i := 0; i < 1000; i++ {
		x <- 1
		y <- 1
	}
	nx, ny := 0, 0
	for i := 0; i < 1000; i++ {
		select {
		case <-x:
			nx++
		case <-y:
			ny++
		}
	}
	fmt.Println(nx > 300, ny > 300, nx+ny)
}

// Output:
// 100 200
// true true 1000
