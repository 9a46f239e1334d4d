package main

import "fmt"

func change(a [3]int) [3]int {
	a[0] = 100
	return a
}

func main() {
	a := [3]int{1, 2, 3}
	b := a
	b[1] = 50
	c := change(a)
	fmt.Println(a, b, c, a == b, a == [3]int{1, 2, 3})
	p := &a
	p[2] = 9
	fmt.Println(a, len(p), cap(p))
	for i, v := range p {
		fmt.Print(i, v, " ")
	}
	fmt.Println()
	x := [...]string{2: "c", 0: "a"}
	fmt.Println(len(x), x)
	y := [5]int{1, 3: 7, 8}
	fmt.Println(y)
	var z [2][3]int
	z[1][2] = 4
	w := z
	w[1][2] = 5
	fmt.Println(z, w, z == w)
}

// Output:
// [1 2 3] [1 50 3] [100 2 3] false true
// [1 2 9] 3 3
// 0 1 1 2 2 9 
// 3 [a  c]
// [1 0 0 7 8]
// [[0 0 0] [0 0 4]] [[0 0 0] [0 0 5]] false
