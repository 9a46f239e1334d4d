// SPDX-License-Identifier: MIT
// Matrices: flat, of rows, as arrays.
// flags: -lang=go1.19
package main

import (
	"fmt"
	"runtime"
)

var before, after runtime.MemStats

// report prints how many heap objects a call of f allocates.
//
//go:noinline
func report(name string, f func()) {
	f() // what is made once and kept is made now
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	fmt.Println(name, after.Mallocs-before.Mallocs)
}

type matrix struct {
	rows, cols int
	data       []float64
}

func newMatrix(rows, cols int) *matrix {
	return &matrix{rows, cols, make([]float64, rows*cols)}
}

func (m *matrix) at(i, j int) *float64 { return &m.data[i*m.cols+j] }

//go:noinline
func mul(a, b *matrix) *matrix {
	c := newMatrix(a.rows, b.cols)
	for i := 0; i < a.rows; i++ {
		for j := 0; j < b.cols; j++ {
			for k := 0; k < a.cols; k++ {
				*c.at(i, j) += *a.at(i, k) * *b.at(k, j)
			}
		}
	}
	return c
}

type mat3 [3][3]float64

//go:noinline
func (a mat3) mul(b *mat3) (c mat3) {
	for i := range c {
		for j := range c[i] {
			for k := range b {
				c[i][j] += a[i][k] * b[k][j]
			}
		}
	}
	return
}

func main() {
	report("flat", func() {
		a, b := newMatrix(3, 3), newMatrix(3, 3)
		mul(a, b)
	})
	report("arrays", func() {
		a, b := mat3{{1}, {0, 1}}, mat3{{1, 2, 3}}
		c := a.mul(&b)
		_ = c
	})
	report("rows", func() {
		m := make([][]int, 4)
		cells := make([]int, 16)
		for i := range m {
			m[i] = cells[i*4 : i*4+4]
		}
		m[2][3] = 1
	})
}

// Output:
// flat 4
// arrays 0
// rows 1
