package main

func two() (int, int) { return 1, 2 }
func none()           {}

func main() {
	var a, b int
	a, b = 1 // ERROR "assignment mismatch: 2 variables but 1 value"
	a = 1, 2 // ERROR "assignment mismatch: 1 variable but 2 values"
	a, b = two(), 1 // ERROR "multiple-value two\(\) \(value of type \(int, int\)\) in single-value context"
	a = two() // ERROR "assignment mismatch: 1 variable but two returns 2 values"
	a, b, c := two() // ERROR "assignment mismatch: 3 variables but two returns 2 values"
	d := none() // ERROR "none\(\) \(no value\) used as value"
	var e, f = 1 // ERROR "assignment mismatch: 2 variables but 1 value"
	var g int = two() // ERROR "multiple-value two\(\) \(value of type \(int, int\)\) in single-value context"
	_, _, _, _, _, _, _ = a, b, c, d, e, f, g
}
