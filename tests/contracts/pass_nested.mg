// Output:
// 4
package main

import "fmt"

//minigo:maxalloc 1
func one(n int) *int { return &n }

//minigo:maxalloc 2
func two(n int) int { return *one(n) + *one(n) }

//minigo:maxalloc 2
func outer(n int) int { return two(n) }

func main() { fmt.Println(outer(2)) }
