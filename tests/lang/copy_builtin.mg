package main

import "fmt"

func main() {
	a := []int{1, 2, 3, 4, 5}
	fmt.Println(copy(a[2:], a), a)
	b := []int{1, 2, 3, 4, 5}
	fmt.Println(copy(b, b[2:]), b)
	c := make([]byte, 3)
	fmt.Println(copy(c, "hello"), string(c))
	fmt.Println(copy(c, ""), copy(c[:0], "x"))
	d := make([]string, 2)
	n := copy(d, []string{"x", "y", "z"})
	fmt.Println(n, d)
	type T struct {
		p *int
		s string
	}
	v := 5
	e := []T{{&v, "a"}, {nil, "b"}}
	f := make([]T, 2)
	copy(f, e)
	fmt.Println(*f[0].p, f[1].s)
}

// Output:
// 3 [1 2 1 2 3]
// 3 [3 4 5 4 5]
// 3 hel
// 0 0
// 2 [x y]
// 5 b
