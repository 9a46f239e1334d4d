package main

import (
	"fmt"
	"runtime"
)

type Big struct {
	a [100]int
	b int
	s string
}

func interior() (*int, []int, *string) {
	x := &Big{b: 42, s: fmt.Sprint("text", 1)}
	y := &Big{}
	for i := range y.a {
		y.a[i] = i
	}
	return &x.b, y.a[50:60], &x.s
}

func churn() {
	for i := 0; i < 2000; i++ {
		_ = append([]byte(nil), make([]byte, 500)...)
	}
}

func main() {
	p, s, str := interior()
	churn()
	runtime.GC()
	churn()
	fmt.Println(*p, s, *str)
	sub := fmt.Sprint("a long string to be sliced ", 12345)[2:6]
	runtime.GC()
	churn()
	fmt.Println(sub)
}

// Output:
// 42 [50 51 52 53 54 55 56 57 58 59] text1
// long
