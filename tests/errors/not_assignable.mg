package main

type T struct{ x int }

func f() T { return T{} }

func main() {
	f().x = 1 // ERROR "cannot assign to f\(\)\.x \(value of type int\)"
	m := map[string]T{}
	m["a"].x = 2 // ERROR "cannot assign to struct field m\[.a.\]\.x in map"
	"abc"[0] = 'x' // ERROR "cannot assign to .abc.\[0\] \(value of type byte\)"
	s := "abc"
	s[0] = 'x' // ERROR "cannot assign to s\[0\] \(value of type byte\)"
	1 = 2 // ERROR "cannot assign to 1 \(untyped int constant\)"
	f() = T{} // ERROR "cannot assign to f\(\) \(value of type T\)"
	_ = &f() // ERROR "invalid operation: cannot take address of f\(\) \(value of type T\)"
	_ = &1 // ERROR "invalid operation: cannot take address of 1 \(untyped int constant\)"
	const c = 1
	c = 2 // ERROR "cannot assign to c \(untyped int constant 1\)"
	_ = &m["a"] // ERROR "invalid operation: cannot take address of m\[.a.\] \(map index expression of type T\)" "too many errors"
	nil = 1
}
