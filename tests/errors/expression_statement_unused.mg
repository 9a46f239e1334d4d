package main

func f() int { return 1 }

func main() {
	x := 1
	x // ERROR "x \(variable of type int\) is not used"
	x + 1 // ERROR "x \+ 1 \(value of type int\) is not used"
	"str" // ERROR ".str. \(untyped string constant\) is not used"
	f // ERROR "f \(value of type func\(\) int\) is not used"
	f()
	x == 2 // ERROR "x == 2 \(untyped bool value\) is not used"
	-x // ERROR "-x \(value of type int\) is not used"
	[]int{1} // ERROR "\[\]int\{…\} \(value of type \[\]int\) is not used"
	func() {} // ERROR "func\(\) \{\} \(value of type func\(\)\) is not used" "too many errors"
	defer f // ERROR "expression in defer must be function call"
	go x // ERROR "expression in go must be function call"
	defer recover()
	defer int(x)
}
