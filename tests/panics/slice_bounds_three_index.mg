// panic: panic: runtime error: slice bounds out of range [::9] with capacity 5
package main

func main() {
	s := make([]int, 3, 5)
	n := 9
	_ = s[0:1:n]
}
