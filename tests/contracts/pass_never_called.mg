// Output:
// ok
package main

import "fmt"

// Proved: it need not be called.
//
//minigo:noalloc
func unused(n int) int { return n + 1 }

//minigo:maxalloc 1
func unusedToo(n int) *int { return &n }

func main() { fmt.Println("ok") }
