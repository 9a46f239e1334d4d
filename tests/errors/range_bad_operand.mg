package main

func main() {
	for range true { // ERROR "cannot range over true \(untyped bool constant\)"
	}
	for i, j := range make(chan int) { // ERROR "range over make\(chan int\) \(value of type chan int\) permits only one iteration variable"
		_, _ = i, j
	}
	for i, j, k := range []int{} { // ERROR "i declared but not used" "j declared but not used" "range clause permits at most two iteration variables"
	}
	var x struct{}
	for _ = range x { // ERROR "cannot range over x \(variable of type struct\{\}\)"
	}
	var s string // ERROR "s declared but not used"
	for s = range []int{} { // ERROR "cannot use s \(value of type int\) as type string in assignment"
	}
	for _, s = range []int{} { // ERROR "cannot use s \(value of type int\) as type string in assignment"
	}
}
