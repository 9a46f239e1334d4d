// panic: runtime: goroutine stack exceeds 1000000000-byte limit
// panic: fatal error: stack overflow
// skip: asan stress
package main

func f(n int) int { return f(n+1) + 1 }

func main() { println(f(0)) }
