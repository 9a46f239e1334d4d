// Output:
// 13
package main

import "fmt"

type shape interface{ area() int }
type square int

func (s square) area() int { return int(s * s) }

//minigo:noalloc
func total(v []shape) int {
	t := 0
	for _, s := range v {
		t += s.area()
	}
	return t
}

func main() { fmt.Println(total([]shape{square(2), square(3)})) }
