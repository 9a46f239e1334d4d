package main

import "fmt"

type P struct{ x, y int8 }

func main() {
	var g [4][5]int
	for i := range g {
		for j := range g[i] {
			g[i][j] = i * j
		}
	}
	fmt.Println(g)
	row := g[3]
	row[4] = -1
	fmt.Println(g[3], row)
	var ps [3][2]P
	ps[2][1].y = 7
	q := &ps[2][1]
	q.x = 3
	fmt.Println(ps)
	i := 2
	ps[i][i-1] = P{1, 1}
	fmt.Println(ps[i], *q)
	var bytes [10]byte
	for k := range bytes {
		bytes[k] = byte(k * 30)
	}
	fmt.Println(bytes, bytes[3:6])
}

// Output:
// [[0 0 0 0 0] [0 1 2 3 4] [0 2 4 6 8] [0 3 6 9 12]]
// [0 3 6 9 12] [0 3 6 9 -1]
// [[{0 0} {0 0}] [{0 0} {0 0}] [{0 0} {3 7}]]
// [{0 0} {1 1}] {1 1}
// [0 30 60 90 120 150 180 210 240 14] [90 120 150]
