package main

import "fmt"

type Tree struct{ l, r *Tree }

func bottomUp(d int) *Tree {
	if d == 0 {
		return &Tree{}
	}
	return &Tree{bottomUp(d - 1), bottomUp(d - 1)}
}

func (t *Tree) check() int {
	if t.l == nil {
		return 1
	}
	return 1 + t.l.check() + t.r.check()
}

func main() {
	long := bottomUp(10)
	for d := 4; d <= 10; d += 2 {
		n := 0
		for i := 0; i < 1<<(10-d+2); i++ {
			n += bottomUp(d).check()
		}
		fmt.Println(d, n)
	}
	fmt.Println(long.check())
}

// Output:
// 4 7936
// 6 8128
// 8 8176
// 10 8188
// 2047
