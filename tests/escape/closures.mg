// flags: -lang=go1.19 -l
package main

var gf func() int

func returned() func() int {
	x := 0 // ERROR "moved to heap: x"
	return func() int { x++; return x } // ERROR "func literal escapes to heap"
}

func local() int {
	x := 0
	f := func() { x++ } // ERROR "func literal does not escape"
	f()
	return x
}

func byValue() func() int {
	x := 5
	return func() int { return x } // ERROR "func literal escapes to heap"
}

func global() {
	x := 1
	gf = func() int { return x } // ERROR "func literal escapes to heap"
}

func passed(f func()) { f() } // ERROR "f does not escape"

func passes() {
	x := 0
	passed(func() { x++ }) // ERROR "func literal does not escape"
}

func deferred() {
	x := 0
	defer func() { x++ }() // ERROR "func literal does not escape"
}

func goroutine() {
	x := 0 // ERROR "moved to heap: x"
	go func() { x++ }() // ERROR "func literal escapes to heap"
}

func inLoop() {
	for i := 0; i < 3; i++ { // ERROR "moved to heap: i"
		defer func() { _ = i }() // ERROR "func literal escapes to heap"
	}
}

func nested() func() func() int {
	a := 1 // ERROR "moved to heap: a"
	return func() func() int { // ERROR "func literal escapes to heap"
		b := 2 // ERROR "moved to heap: b"
		return func() int { a++; b++; return a + b } // ERROR "func literal escapes to heap"
	}
}

func main() {}
