package main

import "fmt"

func main() {
	x, y := 1000, 2000
	//minigo:stack
	fmt.Println(x, y) // ERROR "x escapes to heap: passed to call.*y escapes to heap"
}
