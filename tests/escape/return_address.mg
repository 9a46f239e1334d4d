// flags: -l
package main

func local() *int {
	x := 1 // ERROR "moved to heap: x"
	return &x
}

func param(x int) *int { return &x } // ERROR "moved to heap: x"

func viaVar() *int {
	x := 2 // ERROR "moved to heap: x"
	p := &x
	q := p
	return q
}

func stays() int {
	x := 3
	p := &x
	return *p
}

func newInt() *int { return new(int) } // ERROR "new\(int\) escapes to heap"

func newStays() int {
	p := new(int) // ERROR "new\(int\) does not escape"
	*p = 4
	return *p
}

func main() {}
