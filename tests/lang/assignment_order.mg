package main

import "fmt"

func at(i int, s string) int { fmt.Print(s, " "); return i }

func main() {
	a := []int{1, 2, 3}
	i := 0
	i, a[i] = 1, 9
	fmt.Println(i, a)
	a[0], a[1], a[2] = a[2], a[0], a[1]
	fmt.Println(a)
	x, y, z := 1, 2, 3
	x, y, z = z, x, y
	fmt.Println(x, y, z)
	a[at(0, "i0")], a[at(1, "i1")] = at(5, "v5"), at(6, "v6")
	fmt.Println(a)
	m := map[string]int{}
	m[fmt.Sprint(at(1, "k"))] = at(2, "v")
	fmt.Println(m)
	p := &struct{ n int }{1}
	q := p
	p, p.n = &struct{ n int }{100}, 50
	fmt.Println(p.n, q.n)
	a[at(2, "once")] += 10
	fmt.Println(a)
	var s []int
	s, t := []int{1}, s
	fmt.Println(s, t)
	type node struct{ next *node }
	n1, n2 := &node{}, &node{}
	n1.next, n2.next, n1 = n2, n1, n2
	fmt.Println(n1 == n2, n2.next.next == n2)
}

// Output:
// 1 [9 2 3]
// [3 9 2]
// 3 1 2
// i0 i1 v5 v6 [5 6 2]
// k v map[1:2]
// 100 50
// once [5 6 12]
// [1] []
// true true
