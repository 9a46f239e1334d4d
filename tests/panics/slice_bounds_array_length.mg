// panic: panic: runtime error: slice bounds out of range [:5] with length 4
package main

func main() {
	var a [4]int
	n := 5
	_ = a[:n]
}
