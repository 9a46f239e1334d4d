// Output:
// 2
// index 5 of 3
package main

import "fmt"

//minigo:noalloc
func at(v []int, i int) int {
	if i >= len(v) {
		panic(fmt.Sprintf("index %d of %d", i, len(v)))
	}
	return v[i]
}

func main() {
	v := []int{1, 2, 3}
	fmt.Println(at(v, 1))
	defer func() { fmt.Println(recover()) }()
	at(v, 5)
}
