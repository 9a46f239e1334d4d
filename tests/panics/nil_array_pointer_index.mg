// panic: 10
// panic: panic: runtime error: invalid memory address or nil pointer dereference
package main

func main() {
	var p *[10]int
	println(len(p))
	p[3] = 1
}
