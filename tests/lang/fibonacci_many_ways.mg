package main

import "fmt"

func rec(n int) int {
	if n < 2 {
		return n
	}
	return rec(n-1) + rec(n-2)
}

func iter(n int) int {
	a, b := 0, 1
	for i := 0; i < n; i++ {
		a, b = b, a+b
	}
	return a
}

func closure() func() int {
	a, b := 0, 1
	return func() int {
		defer func() { a, b = b, a+b }()
		return a
	}
}

func channel(n int) <-chan int {
	c := make(chan int)
	go func() {
		defer close(c)
		a, b := 0, 1
		for i := 0; i < n; i++ {
			c <- a
			a, b = b, a+b
		}
	}()
	return c
}

type mat [2][2]uint64

func (a mat) mul(b mat) (c mat) {
	for i := range a {
		for j := range b {
			for k := 0; k < 2; k++ {
				c[i][j] += a[i][k] * b[k][j]
			}
		}
	}
	return
}

func matrix(n int) uint64 {
	r, b := mat{{1, 0}, {0, 1}}, mat{{1, 1}, {1, 0}}
	for ; n > 0; n >>= 1 {
		if n&1 == 1 {
			r = r.mul(b)
		}
		b = b.mul(b)
	}
	return r[0][1]
}

func main() {
	fmt.Println(rec(15), iter(90), matrix(90))
	f := closure()
	for i := 0; i < 10; i++ {
		fmt.Print(f(), " ")
	}
	for v := range channel(10) {
		fmt.Print(v, " ")
	}
	fmt.Println()
}

// Output:
// 610 2880067194370816120 2880067194370816120
// 0 1 1 2 3 5 8 13 21 34 0 1 1 2 3 5 8 13 21 34 
