// Output:
// -1
// 8
package main

import "fmt"

func safe(f func(int) int, n int) (r int) {
	defer func() {
		if recover() != nil {
			r = -1
		}
	}()
	return f(n)
}

// Ends in a panic: that call promised nothing, and the next ones are checked as ever.
//
//minigo:noalloc
func check(n int) int {
	if n < 0 {
		panic(n)
	}
	return double(n)
}

//minigo:noalloc
func double(n int) int {
	if n < 0 {
		panic(n)
	}
	return 2 * n
}

func main() {
	for i := 0; i < 5; i++ {
		safe(check, -1)
		safe(double, -1)
	}
	fmt.Println(safe(check, -2))
	fmt.Println(safe(check, 4))
}
