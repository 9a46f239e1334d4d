package main

func main() {
	a := 1
	a := 2 // ERROR "no new variables on left side of :="
	a, _ := 3, 4 // ERROR "no new variables on left side of :="
	_ := 5 // ERROR "no new variables on left side of :="
	b, a := 1, 2
	_ = b
	_ = a
	x.y := 1 // ERROR "undefined: x" "non-name x\.y on left side of :="
}
