package main

func apply(f func(int) int, x int) int { return f(x) } // ERROR "can inline apply" "f does not escape"
func adder(n int) func(int) int        { return func(x int) int { return x + n } } // ERROR "can inline adder" "can inline adder\.func1" "can inline main\.func4" "func literal escapes to heap"

type S struct{ f func() int }

func (s S) call() int { return s.f() } // ERROR "can inline S\.call" "s does not escape"

func main() {
	double := func(x int) int { return x * 2 } // ERROR "can inline main\.func1" "func literal does not escape"
	println(apply(double, 4), double(3)) // ERROR "inlining call to apply" "inlining call to main\.func1"
	println(adder(1)(2)) // ERROR "inlining call to adder" "inlining call to main\.func4" "func literal does not escape"
	s := S{func() int { return 5 }} // ERROR "can inline main\.func2" "func literal does not escape"
	println(s.call()) // ERROR "inlining call to S\.call"
	func() { println("immediately") }() // ERROR "can inline main\.func3" "inlining call to main\.func3"
	var g func(int) int
	g = double
	println(g(1))
	g = adder(3) // ERROR "inlining call to adder" "func literal does not escape"
	println(g(1))
}
