// Output:
// 1 2
package main

import "fmt"

type T struct{ a, b *int }

//minigo:maxalloc 3
func pair() *T {
	x, y := 1, 2
	return &T{&x, &y}
}

func main() { t := pair(); fmt.Println(*t.a, *t.b) }
