// panic: panic: runtime error: index out of range [0] with length 0
package main

import "fmt"

func main() {
	defer fmt.Println("deferred 1")
	defer func() {
		fmt.Println("deferred 2")
	}()
	var a []int
	a[0] = 1
}

// Output:
// deferred 2
// deferred 1
