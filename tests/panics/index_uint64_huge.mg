// panic: panic: runtime error: index out of range [9223372036854775808] with length 1
package main

func main() {
	s := []int{1}
	var i uint64 = 1 << 63
	println(s[i])
}
