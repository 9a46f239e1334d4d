package main

import "fmt"

func counter() (func() int, func()) {
	n := 0
	return func() int { n++; return n }, func() { n = 100 }
}

func main() {
	inc, reset := counter()
	inc2, _ := counter()
	fmt.Println(inc(), inc(), inc2())
	reset()
	fmt.Println(inc(), inc2())
	x := 1
	f := func() { x *= 2 }
	f()
	f()
	fmt.Println(x)
	a, b := 1, "s"
	g := func() (int, string) { return a, b }
	a, b = 2, "t"
	fmt.Println(g())
	acc := []func(int) int{}
	for i := 0; i < 3; i++ {
		k := i * 10
		acc = append(acc, func(d int) int { k += d; return k })
	}
	fmt.Println(acc[0](1), acc[1](1), acc[2](1), acc[0](1))
	h := func() func() int {
		y := 5
		return func() int {
			z := y
			func() { y += z }()
			return y
		}
	}()
	fmt.Println(h(), h(), h())
}

// Output:
// 1 2 1
// 101 2
// 4
// 2 t
// 1 11 21 2
// 10 20 40
