package main

import "fmt"

func main() {
	var i interface{}
	switch x := i.(type) { // ERROR "x declared but not used"
	case int:
	}
	switch y := 5; y.(type) { // ERROR "y \(variable of type int\) is not an interface"
	}
	var s fmt.Stringer
	switch s.(type) {
	case int: // ERROR "impossible type switch case: int"
	case fmt.Stringer:
	}
	switch i.(type) {
	case 5: // ERROR "5 is not a type"
	case Missing: // ERROR "undefined: Missing"
	}
	_ = i.(type) // ERROR "use of \.\(type\) outside type switch"
}
