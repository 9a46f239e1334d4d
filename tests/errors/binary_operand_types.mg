package main

func main() {
	a, b := 1, "s"
	_ = a + b // ERROR "invalid operation: a \+ b \(mismatched types int and string\)"
	_ = a == b // ERROR "invalid operation: a == b \(mismatched types int and string\)"
	_ = b - b // ERROR "invalid operation: operator - not defined on b \(variable of type string\)"
	_ = !a // ERROR "invalid operation: operator ! not defined on a \(variable of type int\)"
	_ = -b // ERROR "invalid operation: operator - not defined on b \(variable of type string\)"
	_ = a && true // ERROR "invalid operation: a && true \(mismatched types int and untyped bool\)"
	var f float64
	_ = f % 2 // ERROR "invalid operation: operator % not defined on f \(variable of type float64\)"
	_ = f << 1 // ERROR "invalid operation: shifted operand f \(variable of type float64\) must be integer"
	_ = a + f // ERROR "invalid operation: a \+ f \(mismatched types int and float64\)"
	_ = "x" * 2 // ERROR "invalid operation: .x. \* 2 \(mismatched types untyped string and untyped int\)" "too many errors"
	var p *int
	_ = p + 1
}
