// flags: -e
package main

//minigo:noalloc // ERROR "^//minigo:noalloc matches nothing: it belongs before a function, not before this type"
type T struct{}

//minigo:maxalloc 2 // ERROR "not before this constant"
const c = 1

//minigo:noalloc // ERROR "matches nothing: it belongs before a function, and here is none"
var x = 1

//minigo:stack // ERROR "package-level variables are in no frame"
var y = 1

//minigo:stack // ERROR "a function can be noalloc"
func f() {}

func main() {
	//minigo:stack // ERROR "not before this if"
	if x == c {
		f()
	}
	//minigo:noalloc // ERROR "and here is none"
	x++
	for i := range []int{1} {
		y += i
		//minigo:stack // ERROR "matches nothing: it belongs before a function's statement"
	}
	switch {
	case true:
		f()
		//minigo:stack // ERROR "matches nothing"
	case false:
	}
}

//minigo:noalloc // ERROR "matches nothing: it belongs before a function or a statement with a function literal"
