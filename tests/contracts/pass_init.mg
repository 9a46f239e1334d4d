// Output:
// 0 198
package main

import "fmt"

// What package variables allocate is no cost of the first init function.
var table = make(map[int]*int)
var list = fill(100)

func fill(n int) (r []*int) {
	for i := 0; i < n; i++ {
		x := i
		r = append(r, &x)
	}
	return r
}

//minigo:noalloc
func init() {
	for i, p := range list {
		*p += i
	}
}

//minigo:maxalloc 1
func init() { list[0] = new(int) }

func main() { fmt.Println(len(table), *list[99]) }
