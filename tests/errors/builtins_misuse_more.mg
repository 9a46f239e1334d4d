package main

func main() {
	_ = make([]int, 5, 2) // ERROR "invalid argument: length and capacity swapped"
	_ = make([]int, "x") // ERROR "cannot convert .x. \(untyped string constant\) to int"
	_ = new(5) // ERROR "5 is not a type"
	_ = new() // ERROR "invalid operation: not enough arguments for new\(\) \(expected 1, found 0\)"
	close(1) // ERROR "invalid operation: cannot close non-channel 1 \(untyped int constant\)"
	panic() // ERROR "invalid operation: not enough arguments for panic\(\) \(expected 1, found 0\)"
	panic(1, 2) // ERROR "invalid operation: too many arguments for panic\(1, 2\) \(expected 1, found 2\)"
	_ = recover(1) // ERROR "invalid operation: too many arguments for recover\(1\) \(expected 0, found 1\)"
	_ = len // ERROR "len \(built-in\) must be called"
	x := append // ERROR "append \(built-in\) must be called" "too many errors"
	_ = len("a", "b")
}
