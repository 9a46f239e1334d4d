package main

import "fmt"

type Matrix [][]float64

func New(r, c int) Matrix {
	m := make(Matrix, r)
	for i := range m {
		m[i] = make([]float64, c)
	}
	return m
}

func (a Matrix) Mul(b Matrix) Matrix {
	m := New(len(a), len(b[0]))
	for i := range a {
		for j := range b[0] {
			for k := range b {
				m[i][j] += a[i][k] * b[k][j]
			}
		}
	}
	return m
}

func main() {
	a := Matrix{{1, 2}, {3, 4}, {5, 6}}
	b := Matrix{{1, 0, 2}, {0, 1, 3}}
	fmt.Println(a.Mul(b))
	var f [3][3]float32
	for i := range f {
		f[i][i] = float32(i) + .5
	}
	fmt.Println(f)
}

// Output:
// [[1 2 8] [3 4 18] [5 6 28]]
// [[0.5 0 0] [0 1.5 0] [0 0 2.5]]
