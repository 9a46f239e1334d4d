package main

type I interface {
	M()
	M()
}
type J interface {
	A()
	B(x int, x int)
}

func f(a, b int, string) {} // ERROR "syntax error: mixed named and unnamed parameters"
func g(int, b string)    {}

func main() {
	var j J
	j.Missing()
	j.A = nil
	_ = j.A() + 1
	(&j).A()
}
