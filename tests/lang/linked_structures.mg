package main

import "fmt"

type Tree struct {
	Left, Right *Tree
	Key         int
}

func (t *Tree) Insert(k int) *Tree {
	if t == nil {
		return &Tree{Key: k}
	}
	if k < t.Key {
		t.Left = t.Left.Insert(k)
	} else {
		t.Right = t.Right.Insert(k)
	}
	return t
}

func (t *Tree) Walk(f func(int)) {
	if t == nil {
		return
	}
	t.Left.Walk(f)
	f(t.Key)
	t.Right.Walk(f)
}

func (t *Tree) Height() int {
	if t == nil {
		return 0
	}
	l, r := t.Left.Height(), t.Right.Height()
	if l > r {
		return l + 1
	}
	return r + 1
}

type Ring struct {
	next *Ring
	v    int
}

func main() {
	var root *Tree
	x := 17
	for i := 0; i < 200; i++ {
		x = x * 75 % 65537
		root = root.Insert(x % 1000)
	}
	n, sum, sorted, last := 0, 0, true, -1
	root.Walk(func(k int) {
		n++
		sum += k
		sorted = sorted && last <= k
		last = k
	})
	fmt.Println(n, sum, sorted, root.Height() < 30)
	r := &Ring{v: 0}
	r.next = r
	for i := 1; i < 5; i++ {
		r.next = &Ring{r.next, i}
	}
	for i, p := 0, r; i < 8; i, p = i+1, p.next {
		fmt.Print(p.v, " ")
	}
	fmt.Println()
}

// Output:
// 200 97213 true true
// 0 4 3 2 1 0 4 3 
