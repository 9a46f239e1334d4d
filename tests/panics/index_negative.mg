// panic: panic: runtime error: index out of range [-1]
package main

func main() {
	a := []string{"x"}
	i := -1
	println(a[i])
}
