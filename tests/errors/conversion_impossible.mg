package main

type A struct{ x int }
type B struct{ x string }

func main() {
	_ = int("x") // ERROR "cannot convert .x. \(untyped string constant\) to type int"
	_ = string(1.5) // ERROR "cannot convert 1\.5 \(untyped float constant\) to type string"
	_ = []byte(1) // ERROR "cannot convert 1 \(untyped int constant\) to type \[\]byte"
	_ = A(B{}) // ERROR "cannot convert B\{\} \(value of type B\) to type A"
	_ = (*int)(1) // ERROR "cannot convert 1 \(untyped int constant\) to type \*int"
	_ = bool(1) // ERROR "cannot convert 1 \(untyped int constant\) to type bool"
	_ = []int([]string{}) // ERROR "cannot convert \[\]string\{\} \(value of type \[\]string\) to type \[\]int"
	var f func()
	_ = int(f) // ERROR "cannot convert f \(variable of type func\(\)\) to type int"
	_ = (*[2]int)([]string{}) // ERROR "cannot convert \[\]string\{\} \(value of type \[\]string\) to type \*\[2\]int"
	_ = float64(true) // ERROR "cannot convert true \(untyped bool constant\) to type float64" "too many errors"
}
