package main

import "fmt"

type Big struct {
	a [20]int
	s string
	m map[string]int
	in struct{ x, y float32 }
}

func mod(b Big) Big {
	b.a[3] = 33
	b.s += "!"
	b.in.y = 2.5
	b.m["k"]++
	return b
}

func (b Big) sum() (t int) {
	for _, v := range b.a {
		t += v
	}
	return
}

func multi(a Big, n int, b Big) (Big, int, Big) { return b, n + 1, a }

func main() {
	b := Big{s: "b", m: map[string]int{}}
	b.a[19] = 1
	c := mod(b)
	fmt.Println(b.a[3], b.s, b.in.y, c.a[3], c.s, c.in.y, b.sum(), c.sum(), mod(c).s)
	fmt.Println(b.m["k"])
	x, n, y := multi(b, 1, c)
	fmt.Println(x.s, n, y.s)
	x, y = y, x
	fmt.Println(x.s, y.s)
	arr := [2]Big{b, c}
	arr[0], arr[1] = arr[1], arr[0]
	fmt.Println(arr[0].s, arr[1].s, arr[0].sum())
	m := map[int]Big{1: c}
	fmt.Println(m[1].in.y, m[2].s == "", m[1].sum())
	var i interface{} = c
	fmt.Println(i.(Big).s)
	f := func() Big { return c }
	fmt.Println(f().a[3], f().in)
	ch := make(chan Big, 1)
	ch <- c
	fmt.Println((<-ch).s)
}

// Output:
// 0 b 0 33 b! 2.5 1 34 b!!
// 2
// b! 2 b
// b b!
// b! b 34
// 2.5 true 34
// b!
// 33 {0 2.5}
// b!
