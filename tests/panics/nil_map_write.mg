// panic: 0
// panic: panic: assignment to entry in nil map
package main

func main() {
	var m map[string]int
	println(m["a"])
	m["a"] = 1
}
