package main

import (
	"fmt"
	"sort"
	"strings"
)

type node struct {
	l, r *node
	s    string
}

type shape interface{ area() float64 }

type rect struct{ w, h float64 }

func (r *rect) area() float64 { return r.w * r.h }

// mk builds a tree of depth d; every node escapes, because it is returned.
func mk(d int) *node {
	if d == 0 {
		return &node{s: "leaf"}
	}
	return &node{mk(d - 1), mk(d - 1), strings.Repeat("x", d)}
}

func total(shapes []shape) float64 {
	sum := 0.0
	for _, s := range shapes {
		sum += s.area()
	}
	return sum
}

func counter() func() int {
	n := 0
	return func() int {
		n++
		return n
	}
}

func main() {
	var xs []int
	ch := make(chan *rect, 4)
	words := map[string]int{}
	next := counter()
	for i := 0; i < 60; i++ {
		n := mk(12)
		xs = append(xs, len(n.s)*i)
		words[fmt.Sprint("w", i%7)] += next()
		ch <- &rect{float64(i), 2}
		r := <-ch
		local := rect{1, 2}
		p := &local
		_ = total([]shape{r, p})
	}
	sort.Slice(xs, func(i, j int) bool { return xs[i] > xs[j] })
	fmt.Println(len(xs), "</script><script>alert(1)</script>", xs[0], words["w1"], "äöü €")
}
