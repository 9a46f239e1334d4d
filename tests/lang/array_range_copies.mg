package main

import "fmt"

func main() {
	a := [3]int{1, 2, 3}
	for i, v := range a {
		a[2] = 10
		fmt.Print(i, " ", v, "; ")
	}
	fmt.Println(a)
	b := [3]int{1, 2, 3}
	for i, v := range &b {
		b[2] = 10
		fmt.Print(i, " ", v, "; ")
	}
	fmt.Println(b)
	s := []int{1, 2, 3}
	for i, v := range s {
		s[2] = 10
		if i == 0 {
			s = append(s, 4)
		}
		fmt.Print(i, " ", v, "; ")
	}
	fmt.Println(s)
}

// Output:
// 0 1; 1 2; 2 3; [1 2 10]
// 0 1; 1 2; 2 10; [1 2 10]
// 0 1; 1 2; 2 10; [1 2 10 4]
