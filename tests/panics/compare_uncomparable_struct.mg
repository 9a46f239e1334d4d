// panic: panic: runtime error: comparing uncomparable type map[string]int
package main

type T struct{ f interface{} }

func main() {
	a, b := T{map[string]int{}}, T{map[string]int{}}
	println(a == b)
}
