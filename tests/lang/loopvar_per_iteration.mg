// go1.22
package main

import "fmt"

func main() {
	var fs []func() int
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { return i })
	}
	for _, v := range []int{10, 20} {
		fs = append(fs, func() int { v++; return v })
	}
	for k := range "ab" {
		fs = append(fs, func() int { return 100 + k })
	}
	for _, f := range fs {
		fmt.Print(f(), " ")
	}
	fmt.Println()
	var ps []*int
	for i := 0; i < 3; i++ {
		ps = append(ps, &i)
		i := i
		_ = i
	}
	fmt.Println(*ps[0], *ps[1], *ps[2], ps[0] == ps[1])
	var inc []func()
	for i := 0; i < 6; i++ {
		inc = append(inc, func() { i += 10; fmt.Print(i, " ") })
		if i%2 == 0 {
			i++
			continue
		}
	}
	for _, f := range inc {
		f()
		f()
	}
	fmt.Println()
	for i, j := 0, 5; i < j; i, j = i+1, j-1 {
		defer func() { fmt.Print(i, j, " ") }()
	}
}

// Output:
// 0 1 2 11 21 100 101 
// 0 1 2 false
// 11 21 13 23 15 25 
// 2 3 1 4 0 5 
