// panic: panic: runtime error: slice bounds out of range [3:2]
package main

func main() {
	s := make([]int, 3, 5)
	i, j := 3, 2
	_ = s[i:j]
}
