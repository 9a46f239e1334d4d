package main

func main() {
	_ = len(1) // ERROR "invalid argument: 1 \(untyped int constant\) for len"
	_ = cap(map[string]int{}) // ERROR "invalid argument: map\[string\]int\{\} \(value of type map\[string\]int\) for cap"
	_ = append(1, 2) // ERROR "first argument to append must be a slice; have 1 \(untyped int constant\)"
	_ = append([]int{}, "a") // ERROR "cannot use .a. \(untyped string constant\) as int value in argument to append"
	len("x") // ERROR "len\(.x.\) \(constant 1 of type int\) is not used"
	copy(1, 2) // ERROR "invalid argument: copy expects slice arguments; found 1 \(untyped int constant\) and 2 \(untyped int constant\)"
	delete([]int{}, 1) // ERROR "invalid argument: \[\]int\{\} \(value of type \[\]int\) is not a map"
	delete(map[string]int{}, 1) // ERROR "cannot use 1 \(untyped int constant\) as string value in argument to delete"
	_ = make(int) // ERROR "invalid argument: cannot make int; type must be slice, map, or channel"
	_ = make([]int) // ERROR "invalid operation: make\(\[\]int\) expects 2 or 3 arguments; found 1" "too many errors"
	_ = make([]int, -1)
}
