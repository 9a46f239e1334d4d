// go1.22
package main

import "fmt"

func main() {
	for i := 0; i < 5; i++ {
		f := func() { i++ }
		f()
		fmt.Print(i, " ")
	}
	fmt.Println()
	var prints []func()
	for i := 0; i < 3; i++ {
		p := &i
		prints = append(prints, func() { fmt.Print(*p, " ") })
		*p += 0
	}
	for _, f := range prints {
		f()
	}
	fmt.Println()
outer:
	for i := 0; ; i++ {
		for j := 0; ; j++ {
			defer func() { fmt.Print(i*10+j, " ") }()
			if j == 1 {
				continue outer
			}
			if i == 2 {
				break outer
			}
		}
	}
}

// Output:
// 1 3 5 
// 0 1 2 
// 20 11 10 1 0 
