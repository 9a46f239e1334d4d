package main

type A struct{ x int }
type B struct{ x int }

func (A) M() {}
func (B) M() {}

type C struct {
	A
	B
}
type D struct {
	*int
	A
	A // ERROR "A redeclared"
}

func main() {
	var c C
	_ = c.x // ERROR "ambiguous selector c\.x"
	c.M() // ERROR "ambiguous selector c\.M"
	_ = c.A.x
}
