package main

import "fmt"

func insert(s []int, i, v int) []int {
	s = append(s, 0)
	copy(s[i+1:], s[i:])
	s[i] = v
	return s
}

func remove(s []int, i int) []int { return append(s[:i], s[i+1:]...) }

func reverse(s []int) {
	for i, j := 0, len(s)-1; i < j; i, j = i+1, j-1 {
		s[i], s[j] = s[j], s[i]
	}
}

func filter(s []int, f func(int) bool) []int {
	out := s[:0]
	for _, v := range s {
		if f(v) {
			out = append(out, v)
		}
	}
	return out
}

func main() {
	s := []int{1, 2, 3}
	s = insert(s, 1, 9)
	s = insert(s, 0, 8)
	s = insert(s, len(s), 7)
	fmt.Println(s)
	s = remove(s, 2)
	fmt.Println(s)
	reverse(s)
	fmt.Println(s)
	s = filter(s, func(v int) bool { return v%2 == 1 })
	fmt.Println(s)
	stack := []int{}
	for i := 0; i < 4; i++ {
		stack = append(stack, i)
	}
	for len(stack) > 0 {
		top := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		fmt.Print(top, " ")
	}
	fmt.Println()
}

// Output:
// [8 1 9 2 3 7]
// [8 1 2 3 7]
// [7 3 2 1 8]
// [7 3 1]
// 3 2 1 0 
