package main

type I interface {
	A()
	B(int) string
}
type T struct{}

func (T) A() {}

type U struct{}

func (*U) A()             {}
func (*U) B(int) string   { return "" }

type V struct{}

func (V) A()       {}
func (V) B(string) {}

func main() {
	var i I
	i = T{} // ERROR "cannot use T\{\} \(value of type T\) as type I in assignment:"
	i = U{} // ERROR "cannot use U\{\} \(value of type U\) as type I in assignment:"
	i = V{} // ERROR "cannot use V\{\} \(value of type V\) as type I in assignment:"
	i = &U{}
	i = 1 // ERROR "cannot use 1 \(constant of type int\) as type I in assignment:"
	_ = i.(T) // ERROR "impossible type assertion: i\.\(T\)"
	_ = i.(*U)
	_ = i.(int) // ERROR "impossible type assertion: i\.\(int\)"
	var x int
	_ = x.(int) // ERROR "invalid operation: x \(variable of type int\) is not an interface"
	i.C() // ERROR "i\.C undefined \(type I has no field or method C\)"
}
