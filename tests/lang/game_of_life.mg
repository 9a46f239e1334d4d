package main

import "fmt"

type Grid [8][8]bool

func (g *Grid) Alive(x, y int) bool { return g[(y+8)%8][(x+8)%8] }
func (g *Grid) Next(x, y int) bool {
	n := 0
	for dy := -1; dy <= 1; dy++ {
		for dx := -1; dx <= 1; dx++ {
			if (dx != 0 || dy != 0) && g.Alive(x+dx, y+dy) {
				n++
			}
		}
	}
	return n == 3 || n == 2 && g.Alive(x, y)
}

func (g Grid) String() (s string) {
	for _, row := range g {
		for _, c := range row {
			if c {
				s += "#"
			} else {
				s += "."
			}
		}
		s += "\n"
	}
	return
}

func main() {
	var g Grid
	for _, p := range [][2]int{{1, 0}, {2, 1}, {0, 2}, {1, 2}, {2, 2}} {
		g[p[1]][p[0]] = true
	}
	for step := 0; step < 12; step++ {
		var h Grid
		for y := range h {
			for x := range h[y] {
				h[y][x] = g.Next(x, y)
			}
		}
		g = h
	}
	fmt.Print(g)
}

// Output:
// ........
// ........
// ........
// ....#...
// .....#..
// ...###..
// ........
// ........
