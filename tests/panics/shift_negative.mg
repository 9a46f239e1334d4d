// panic: panic: runtime error: negative shift amount
package main

func main() {
	n := -1
	println(1 << n)
}
