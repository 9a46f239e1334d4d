// Allocation and collection: binary trees built and thrown away.
package main

import "fmt"

type Tree struct{ left, right *Tree }

func build(depth int) *Tree {
	if depth == 0 {
		return &Tree{}
	}
	return &Tree{build(depth - 1), build(depth - 1)}
}

func (t *Tree) check() int {
	if t.left == nil {
		return 1
	}
	return 1 + t.left.check() + t.right.check()
}

func main() {
	const max = 15
	long := build(max)
	total := 0
	for depth := 4; depth <= max; depth += 4 {
		n := 1 << (max - depth + 4)
		for i := 0; i < n; i++ {
			total += build(depth).check()
		}
	}
	fmt.Println(total, long.check())
}
