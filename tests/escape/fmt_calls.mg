package main

import "fmt"

type P struct{ x, y int }

func (p P) String() string { return "p" } // ERROR "can inline P\.String"

func main() {
	n := 1 // ERROR "moved to heap: n"
	fmt.Println(n) // ERROR "inlining call to fmt\.Println" "\.\.\. argument does not escape" "n escapes to heap"
	fmt.Println("constant", 5) // ERROR "inlining call to fmt\.Println" "\.\.\. argument does not escape" ".constant. escapes to heap" "5 escapes to heap"
	s := fmt.Sprintf("%d", n) // ERROR "\.\.\. argument does not escape" "n escapes to heap"
	fmt.Print(s, &n) // ERROR "inlining call to fmt\.Print" "\.\.\. argument does not escape" "s escapes to heap"
	p := P{1, 2} // ERROR "moved to heap: p"
	fmt.Println(p, &p) // ERROR "inlining call to fmt\.Println" "\.\.\. argument does not escape" "p escapes to heap"
	var e error = fmt.Errorf("x %v", n) // ERROR "\.\.\. argument does not escape" "n escapes to heap"
	_ = e
}
