// Output:
// 10
package main

import "fmt"

//minigo:noalloc
func push(s []int, v int) []int { return append(s, v) }

func main() {
	s := make([]int, 0, 10)
	for i := 0; i < 10; i++ {
		s = push(s, i)
	}
	fmt.Println(len(s))
}
