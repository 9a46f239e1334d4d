// panic: panic: runtime error: integer divide by zero
package main

func main() {
	var a, b uint8 = 5, 0
	println(a % b)
}
