// Nested integer loops.
package main

import "fmt"

func loops(n int) int {
	sum := 0
	for i := 0; i < n; i++ {
		for j := 0; j < n; j++ {
			for k := 0; k < n; k++ {
				if i+j > k {
					sum += i*j - k
				} else {
					sum += k - j
				}
			}
		}
	}
	return sum
}

func main() { fmt.Println(loops(400)) }
