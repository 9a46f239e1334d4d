// Output:
// 9 4 1
package main

import "fmt"

//minigo:noalloc
var square = func(n int) int { return n * n }

func main() {
	//minigo:noalloc
	double := func(n int) int { return 2 * n }
	total := 0
	//minigo:noalloc
	func() {
		total++
	}()
	fmt.Println(square(3), double(2), total)
}
