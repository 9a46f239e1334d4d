// Output:
// 3
package main

import "fmt"

//minigo:maxalloc 3
func rows(n int) [][]int {
	out := make([][]int, n)
	for i := range out[1:] {
		out[i] = make([]int, 4)
	}
	return out
}

func main() { fmt.Println(len(rows(3))) }
