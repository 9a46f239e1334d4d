// panic: panic: runtime error: invalid memory address or nil pointer dereference
package main

type T struct{ x int }

func (t T) M() int { return t.x }

type I interface{ M() int }

func main() {
	var p *T
	var i I = p
	println(i.M())
}
