// Output:
// 55
package main

import "fmt"

//minigo:noalloc
func fib(n int) int {
	if n < 2 {
		return n
	}
	return fib(n-1) + fib(n-2)
}

func main() { fmt.Println(fib(10)) }
