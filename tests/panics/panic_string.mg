// panic: panic: something bad
package main

import "fmt"

func main() {
	fmt.Println("before")
	panic("something bad")
}

// Output:
// before
