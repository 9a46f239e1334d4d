// debug.SetMaxStack is the limit of goroutines' stacks.
package main

import "runtime/debug"

func deep(n int) int { return deep(n+1) + 1 }

func main() {
	debug.SetMaxStack(1 << 20)
	deep(0)
}

// panic: runtime: goroutine stack exceeds 1048576-byte limit
// panic: fatal error: stack overflow
