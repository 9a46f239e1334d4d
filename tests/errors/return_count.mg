package main

func a() int { return } // ERROR "not enough return values"
func b() { return 1 } // ERROR "too many return values"
func c() (int, string) { return 1 } // ERROR "not enough return values"
func d() (int, string) { return 1, "a", 2 } // ERROR "too many return values"
func e() int { return "x" } // ERROR "cannot use .x. \(untyped string constant\) as int value in return statement"
func f() (x int) {
	return
}
func g() int {
} // ERROR "missing return"
func h(b bool) int {
	if b {
		return 1
	}
} // ERROR "missing return"

func main() {
	for {
	}
}
