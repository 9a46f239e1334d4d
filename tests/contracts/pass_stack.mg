// modes: default
// Output:
// 1 3 6 abc 2
package main

import "fmt"

type point struct{ x, y int }

//go:noinline
func norm(p *point) int { return p.x + p.y }

//go:noinline
func apply(f func(int) int, n int) int { return f(n) }

func main() {
	//minigo:stack
	p := &point{1, 0}
	n := norm(p)
	//minigo:stack
	var v [3]int
	s := v[:]
	//minigo:stack
	m := apply(func(k int) int { return k * n * 3 }, 2)
	a := "a"
	//minigo:stack
	t := a + "bc"
	//minigo:stack
	q := new(int)
	*q = 2
	fmt.Println(n, len(s), m, string([]byte(t)), *q)
}
