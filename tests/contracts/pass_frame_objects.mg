// modes: default
// Output:
// 5 3 [1 2 3]
package main

import "fmt"

type point struct{ x, y int }

func (p *point) add(q *point) { p.x += q.x; p.y += q.y }

//minigo:noalloc
func walk(n int) (int, int, [3]int) {
	p := &point{1, 1}
	q := new(point)
	q.x = n
	p.add(q)
	v := make([]int, 3)
	for i := range v {
		v[i] = i + 1
	}
	f := func(k int) int { return p.x + k }
	m := map[int]int{1: 1}
	return f(m[1]), len(v), [3]int{v[0], v[1], v[2]}
}

func main() {
	a, b, c := walk(3)
	fmt.Println(a, b, c)
}
