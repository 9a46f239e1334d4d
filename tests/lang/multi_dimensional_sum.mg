package main

import "fmt"

type Cube [3][4][5]int16

func (c *Cube) fill() {
	for i := range c {
		for j := range c[i] {
			for k := range c[i][j] {
				c[i][j][k] = int16(i*100 + j*10 + k)
			}
		}
	}
}

func (c Cube) sum() (s int) {
	for _, p := range c {
		for _, r := range p {
			for _, v := range r {
				s += int(v)
			}
		}
	}
	return
}

var g Cube

func main() {
	var c Cube
	c.fill()
	g = c
	g[2][3][4] = -1
	p := &g[1]
	p[0][0]++
	fmt.Println(c.sum(), g.sum(), c[2][3], g[2][3], c == g, c[0] == g[0])
	s := g[1][2][1:4]
	s[0] = 999
	fmt.Println(g[1][2], len(g), len(g[0]), len(g[0][0]))
}

// Output:
// 7020 6786 [230 231 232 233 234] [230 231 232 233 -1] false true
// [120 999 122 123 124] 3 4 5
