// panic: panic: runtime error: cannot convert slice with length 2 to
package main

func main() {
	s := make([]int, 2)
	_ = (*[4]int)(s)
}
