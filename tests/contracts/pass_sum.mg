// Output:
// 6
package main

import "fmt"

//minigo:noalloc
func sum(v []int) int {
	t := 0
	for _, n := range v {
		t += n
	}
	return t
}

func main() { fmt.Println(sum([]int{1, 2, 3})) }
