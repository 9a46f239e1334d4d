package main

import "fmt"

const N = 8

type Board struct {
	cols       [N]bool
	d1, d2     [2*N - 1]bool
	q          [N]int
	solutions  int
	first      [N]int
}

func (b *Board) place(r int) {
	if r == N {
		if b.solutions == 0 {
			b.first = b.q
		}
		b.solutions++
		return
	}
	for c := 0; c < N; c++ {
		i, j := r+c, r-c+N-1
		if b.cols[c] || b.d1[i] || b.d2[j] {
			continue
		}
		b.cols[c], b.d1[i], b.d2[j], b.q[r] = true, true, true, c
		b.place(r + 1)
		b.cols[c], b.d1[i], b.d2[j] = false, false, false
	}
}

func main() {
	var b Board
	b.place(0)
	fmt.Println(b.solutions, b.first)
}

// Output:
// 92 [0 4 7 5 2 6 1 3]
