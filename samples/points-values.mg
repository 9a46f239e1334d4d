package main

import "fmt"

type Point struct{ X, Y int }

func keep(n int) Point { return Point{n, n} }

func main() {
	points := map[int]Point{}
	for i := 0; i < 1000; i++ {
		points[i%10] = keep(i)
	}
	fmt.Println(len(points), points[3])
}

// Output:
// 10 {993 993}
