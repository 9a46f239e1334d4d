// panic: panic: runtime error: index out of range [4] with length 4
package main

func main() {
	var a [4]int
	i := 4
	a[i]++
}
