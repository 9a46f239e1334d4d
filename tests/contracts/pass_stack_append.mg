// Output:
// 3
package main

import "fmt"

func main() {
	s := make([]int, 0, 3)
	for i := 0; i < 3; i++ {
		//minigo:stack
		s = append(s, i)
	}
	fmt.Println(len(s))
}
