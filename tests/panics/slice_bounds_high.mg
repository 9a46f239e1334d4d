// panic: panic: runtime error: slice bounds out of range [:6] with capacity 5
package main

func main() {
	s := make([]int, 3, 5)
	n := 6
	_ = s[1:n]
}
