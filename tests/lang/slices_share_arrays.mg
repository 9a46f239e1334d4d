package main

import "fmt"

func main() {
	a := [6]int{0, 1, 2, 3, 4, 5}
	s := a[1:4]
	fmt.Println(s, len(s), cap(s))
	s[0] = 10
	t := s[1:5]
	t[3] = 50
	fmt.Println(a, s, t)
	s = append(s, 40)
	fmt.Println(a, s)
	u := a[1:3:3]
	u = append(u, 99)
	fmt.Println(a, u, cap(a[2:4:5]))
	var n []int
	fmt.Println(n == nil, len(n), cap(n), n[:], n[0:0] == nil)
	e := []int{}
	fmt.Println(e == nil, len(e))
	f := s[:0]
	fmt.Println(len(f), cap(f), f[:3])
	g := s[2:][:1][0:1]
	fmt.Println(g)
}

// Output:
// [1 2 3] 3 5
// [0 10 2 3 4 50] [10 2 3] [2 3 4 50]
// [0 10 2 3 40 50] [10 2 3 40]
// [0 10 2 3 40 50] [10 2 99] 3
// true 0 0 [] true
// false 0
// 0 5 [10 2 3]
// [3]
