package main

import "fmt"

//minigo:noalloc
func show(n int) { // ERROR "main.show allocates.*:7:14: n escapes to heap"
	fmt.Println("n", n)
}

func main() { show(1) }
