package main

import "fmt"

func main() {
	m := make([][]int, 3)
	for i := range m {
		m[i] = make([]int, i+1)
		for j := range m[i] {
			m[i][j] = i*10 + j
		}
	}
	fmt.Println(m)
	m[1], m[2] = m[2], m[1]
	m[0] = append(m[0], 7)
	fmt.Println(m, len(m[1]))
	tri := [][]string{{"a"}, {}, nil, {"b", "c"}}
	fmt.Println(tri, tri[2] == nil, tri[1] == nil)
	p := &m[1][2]
	*p = 77
	fmt.Println(m)
}

// Output:
// [[0] [10 11] [20 21 22]]
// [[0 7] [20 21 22] [10 11]] 3
// [[a] [] [] [b c]] true false
// [[0 7] [20 21 77] [10 11]]
