package main

import "fmt"

func main() {
	a := 1
	f := func() func() func() int {
		b := 10
		return func() func() int {
			c := 100
			return func() int {
				a++
				b++
				c++
				return a + b + c
			}
		}
	}
	g := f()
	h1, h2 := g(), g()
	fmt.Println(h1(), h1(), h2(), a)
	type T struct{ x, y int }
	t := T{1, 2}
	arr := [3]int{1, 2, 3}
	s := []string{"p"}
	m := map[string]int{}
	k := func(p int) {
		t.x += p
		arr[1] = t.x
		s = append(s, fmt.Sprint(p))
		m["n"] += p
	}
	k(5)
	k(6)
	fmt.Println(t, arr, s, m)
	param := func(n int) func() int { return func() int { n--; return n } }
	p := param(3)
	fmt.Println(p(), p())
	res := func() (r int) {
		defer func() { r *= 2 }()
		return 21
	}
	fmt.Println(res())
}

// Output:
// 114 117 118 4
// {12 2} [1 12 3] [p 5 6] map[n:11]
// 2 1
// 42
