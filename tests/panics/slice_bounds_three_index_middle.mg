// panic: panic: runtime error: slice bounds out of range [:4:3]
package main

func main() {
	s := make([]int, 3, 5)
	i, j, k := 0, 4, 3
	_ = s[i:j:k]
}
