package main

func f(a int, b string)  {}
func v(a int, b ...int)  {}
func r() (int, string)   { return 1, "" }

func main() {
	f(1) // ERROR "not enough arguments in call to f"
	f(1, "a", 2) // ERROR "too many arguments in call to f"
	f("a", 1) // ERROR "cannot use .a. \(untyped string constant\) as int value in argument to f" "cannot use 1 \(untyped int constant\) as string value in argument to f"
	v() // ERROR "not enough arguments in call to v"
	v(1, "x") // ERROR "cannot use .x. \(untyped string constant\) as int value in argument to v"
	v(1, []string{}...) // ERROR "cannot use \[\]string\{\} \(value of type \[\]string\) as type \[\]int in argument to v"
	f(r())
	v(r()) // ERROR "cannot use r\(\) \(value of type string\) as type int in argument to v"
	x := f(1, "a") // ERROR "f\(1, .a.\) \(no value\) used as value"
	y, z := r(), 1 // ERROR "multiple-value r\(\) \(value of type \(int, string\)\) in single-value context" "too many errors"
	var n int
	n()
	_, _, _ = x, y, z
}
