package main

import "fmt"

func main() {
	a := []int{1, 2}
	a = append(a)
	a = append(a, 3)
	a = append(a, 4, 5)
	a = append(a, a...)
	fmt.Println(a)
	b := append([]byte("ab"), "cd"...)
	fmt.Println(string(b))
	b = append(b[:1], b[2:]...)
	fmt.Println(string(b))
	var n []int
	n = append(n, []int{}...)
	fmt.Println(n == nil)
	var ifs []interface{}
	ifs = append(ifs, 1, "x", nil, 2.5)
	fmt.Println(ifs...)
	x := []int{1, 2, 3, 4, 5}
	x = append(x[:1], x[3:]...)
	fmt.Println(x)
	x = append(x[:1], append([]int{9, 9}, x[1:]...)...)
	fmt.Println(x)
	y := append([][]int{}, a[:2], nil)
	fmt.Println(y)
}

// Output:
// [1 2 3 4 5 1 2 3 4 5]
// abcd
// acd
// true
// 1 x <nil> 2.5
// [1 4 5]
// [1 9 9 4 5]
// [[1 2] []]
