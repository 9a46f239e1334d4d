// panic: panic: runtime error: slice bounds out of range [-2:]
package main

func main() {
	s := make([]int, 3, 5)
	n := -2
	_ = s[n:]
}
