// Output:
// 7 3
package main

import "fmt"

type vec struct{ x, y int }

//minigo:noalloc
func (v *vec) add(w vec) *vec { v.x += w.x; v.y += w.y; return v }

//minigo:noalloc
func max(a, b int) int {
	if a > b {
		return a
	}
	return b
}

func main() {
	v := vec{1, 2}
	v.add(vec{2, 3}).add(vec{4, -2})
	fmt.Println(max(v.x, v.y), min(v.x, v.y))
}

//minigo:noalloc
func min(a, b int) int { return -max(-a, -b) }
