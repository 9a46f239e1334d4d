package main

import "fmt"

func divmod(a, b int) (int, int)        { return a / b, a % b }
func named(n int) (sum int, s string) {
	sum = n * 2
	s = "n"
	if n > 5 {
		return
	}
	return n, "small"
}
func pass(a, b int) int           { return a*100 + b }
func three() (int, string, error) { return 1, "two", nil }
func variadic(p string, xs ...int) int {
	t := 0
	for _, x := range xs {
		t += x
	}
	fmt.Print(p, len(xs), xs == nil, " ")
	return t
}

func main() {
	q, r := divmod(17, 5)
	fmt.Println(q, r, pass(divmod(23, 7)))
	fmt.Println(divmod(9, 4))
	fmt.Println(named(3))
	fmt.Println(named(8))
	a, _, err := three()
	fmt.Println(a, err)
	fmt.Println(variadic("a"), variadic("b", 1), variadic("c", 1, 2, 3), variadic("d", []int{4, 5}...), variadic("e", nil...))
}

// Output:
// 3 2 302
// 2 1
// 3 small
// 16 n
// 1 <nil>
// a0 true b1 false c3 false d2 false e0 true 0 1 6 9 0
