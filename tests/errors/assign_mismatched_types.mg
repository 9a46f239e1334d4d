package main

type T struct{}

func main() {
	var a int = "x" // ERROR "cannot use .x. \(untyped string constant\) as int value in variable declaration"
	var b string = 1 // ERROR "cannot use 1 \(untyped int constant\) as string value in variable declaration"
	var c float64 = "y" // ERROR "cannot use .y. \(untyped string constant\) as float64 value in variable declaration"
	var d []int = []string{} // ERROR "cannot use \[\]string\{\} \(value of type \[\]string\) as type \[\]int in variable declaration"
	var e *int = a // ERROR "cannot use a \(variable of type int\) as type \*int in variable declaration"
	var f T = nil // ERROR "cannot use nil as T value in variable declaration"
	var g int8 = 300 // ERROR "cannot use 300 \(untyped int constant\) as int8 value in variable declaration \(overflows\)"
	var h uint = -1 // ERROR "cannot use -1 \(untyped int constant\) as uint value in variable declaration \(overflows\)"
	_, _, _, _, _, _, _, _ = a, b, c, d, e, f, g, h
}
