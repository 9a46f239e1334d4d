// What is copied for a conversion or comparison is copied where it stands, before later calls of the statement.
package main

import "fmt"

type P struct{ x, y int }

var ga = true

func off() bool { ga = false; return true }

func main() {
	a, b := true, true
	p, q := P{1, 2}, P{1, 2}
	arr := [2]int{1, 2}
	g := func() string { a = false; p.x = 9; arr[0] = 7; return "g" }
	fmt.Println(a && b, g(), a)
	a = true
	fmt.Println(!a || b, g(), !a)
	a = true
	fmt.Println(a && b && ga, off(), ga && a)
	p.x = 1
	fmt.Println(p == q, g(), p == q)
	arr[0] = 1
	fmt.Println(arr == [2]int{1, 2}, g(), arr == [2]int{1, 2})
	p.x, arr[0] = 1, 1
	fmt.Println(p, arr, p.x, arr[0], g(), p.x)
	p.x, arr[0], a = 1, 1, true
	x, y, z := p.x == 1 && a, g(), p.x
	fmt.Println(x, y, z)
	m := map[string]int{"a": 1}
	h := func() int { m["a"]++; return m["a"] }
	fmt.Println(m["a"], h(), m["a"], m["a"] > 2, h())
	s := "x"
	k := func() string { s += "y"; return s }
	fmt.Println(s+"1", k(), s == "xy", s[0] == 'x' && len(s) == 2, k())
	var i interface{} = 1
	w := func() int { i = "s"; return 0 }
	fmt.Println(i.(int), w(), i)
	n, ptr := 5, new(int)
	ptr = &n
	u := func() int { *ptr += 10; return *ptr }
	fmt.Println(*ptr, n, -n, n+1, u(), n, *ptr+n)
	f := 1.5
	v := func() float64 { f *= 2; return f }
	fmt.Println(f, int(f), f*2, v(), int(f), f)
	fs := []func() int{func() int { return n }}
	r := func() int { fs[0] = func() int { return -1 }; return 3 }
	fmt.Println(fs[0](), r(), fs[0]())
	t := []int{n, u(), n, func() int { n = 0; return 1 }(), n}
	fmt.Println(t)
	mm := map[int]int{n: u(), n + 1: n}
	fmt.Println(mm)
	st := struct{ a, b, c int }{n, u(), n}
	fmt.Println(st)
}

// Output:
// true g false
// true g true
// true true false
// true g false
// true g false
// {1 2} [1 2] 9 7 g 9
// true g 9
// 3 2 3 false 3
// xyy1 xy true true xyy
// 1 0 s
// 15 15 -15 16 15 15 30
// 3 3 6 3 3 3
// 15 3 -1
// [0 25 0 1 0]
// map[10:10 11:10]
// {20 20 20}
