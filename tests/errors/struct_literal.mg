package main

type T struct {
	a int
	b string
}

func main() {
	_ = T{1} // ERROR "too few values in T\{…\}"
	_ = T{1, "a", 2} // ERROR "too many values in T\{…\}"
	_ = T{a: 1, 2} // ERROR "mixture of field:value and value elements in struct literal"
	_ = T{c: 1} // ERROR "unknown field 'c' in struct literal of type T"
	_ = T{"x", 1} // ERROR "cannot use .x. \(untyped string constant\) as int value in struct literal" "cannot use 1 \(untyped int constant\) as string value in struct literal"
	_ = []int{"a"} // ERROR "cannot use .a. \(untyped string constant\) as int value in array or slice literal"
	_ = map[string]int{1: 2} // ERROR "cannot use 1 \(untyped int constant\) as string value in map literal"
	_ = map[string]int{1} // ERROR "missing key in map literal"
	_ = int{1} // ERROR "invalid composite literal type int" "too many errors"
	_ = [2]int{5: 1}
}
