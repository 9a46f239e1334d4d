// Output:
// 0 200
package main

import "fmt"

// Inlined into itself through down, it has a part within its part.
//
//minigo:maxalloc 1
func last(n int) *int {
	if n <= 0 {
		return new(int)
	}
	return down(n - 1)
}

func down(n int) *int { return last(n - 1) }

// Values of one byte have their places.
//
//minigo:noalloc
func box(b byte) interface{} { return b }

func main() { fmt.Println(*last(9), box(200)) }
