package main

// append(s, make([]T, n)...) extends s by zeros without making the slice.

import "fmt"

func extend(s []int, n int) []int { return append(s, make([]int, n)...) }

func main() {
	s := []int{1, 2, 3, 4, 5}
	t := extend(s[:2], 2) // within the capacity: old elements are cleared
	fmt.Println(t, s, len(t), cap(t))
	fmt.Println(extend(nil, 3), extend(s, 0), len(extend(s, 100)), cap(extend(s, 1)))
	p := append([]*int{new(int)}, make([]*int, 2)...)
	fmt.Println(p[0] != nil, p[1:], append([]struct{}(nil), make([]struct{}, 4)...))
	type pair struct {
		a byte
		b string
	}
	fmt.Println(append([]pair{{1, "x"}}, make([]pair, 1)...), string(append([]byte("ab"), make([]byte, 2)...)) == "ab\x00\x00")
	var n8 int8 = 3
	fmt.Println(len(append([]byte(nil), make([]byte, n8)...)))
	defer func() { fmt.Println(recover()) }()
	extend(s, -1)
}

// Output:
// [1 2 0 0] [1 2 0 0 5] 4 5
// [0 0 0] [1 2 0 0 5] 105 10
// true [<nil> <nil>] [{} {} {} {}]
// [{1 x} {0 }] true
// 3
// runtime error: makeslice: len out of range
