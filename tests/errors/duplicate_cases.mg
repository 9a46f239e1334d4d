package main

func main() {
	x := 1
	switch x {
	case 1:
	case 2, 1: // ERROR "duplicate case 1 \(constant of type int\) in expression switch"
	default:
	default: // ERROR "multiple defaults \(first at .*:8:2\)"
	}
	switch "a" {
	case "b", "b": // ERROR "duplicate case .b. \(constant of type string\) in expression switch"
	}
	var i interface{}
	switch i.(type) {
	case int:
	case string, int: // ERROR "duplicate case int in type switch"
	case nil:
	case nil: // ERROR "duplicate case nil in type switch"
	}
	_ = map[string]int{"a": 1, "a": 2} // ERROR "duplicate key .a. in map literal"
	_ = []int{1: 1, 1: 2} // ERROR "duplicate index 1 in array or slice literal"
	_ = struct{ a, b int }{a: 1, a: 2} // ERROR "duplicate field name a in struct literal"
	switch x {
	case "s": // ERROR "cannot convert .s. \(untyped string constant\) to int"
	}
}
