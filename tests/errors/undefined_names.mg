package main

import "fmt"

type T struct{ a int }

func main() {
	x = 1 // ERROR "undefined: x"
	fmt.Println(y) // ERROR "undefined: y"
	undefinedFunc() // ERROR "undefined: undefinedFunc"
	var t T
	t.b = 2 // ERROR "t\.b undefined \(type T has no field or method b\)"
	t.foo() // ERROR "t\.foo undefined \(type T has no field or method foo\)"
	fmt.Printl("x") // ERROR "undefined: fmt\.Printl"
	var q Missing // ERROR "undefined: Missing"
	_ = q
	_ = fmt.hidden // ERROR "undefined: fmt\.hidden"
}
