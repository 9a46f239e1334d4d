// go1.20
package main

import "fmt"

func main() {
	s := []int{1, 2, 3, 4}
	a := [2]int(s)
	a[0] = 100
	b := [4]int(s)
	fmt.Println(a, b, s)
	type B [3]byte
	fmt.Println(B([]byte("abcdef")), [0]int(s))
	func() {
		defer func() { fmt.Println(recover() != nil) }()
		_ = [5]int(s)
	}()
}

// Output:
// [100 2] [1 2 3 4] [1 2 3 4]
// [97 98 99] []
// true
