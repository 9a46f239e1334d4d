package main

var x int

//go:noinline
func f() int { return 1 }

func main() {
	//minigo:stack // ERROR "matches nothing: this statement declares no variable and allocates nothing"
	x = f()
	if false {
		//minigo:stack // ERROR "matches nothing"
		println(&x)
	}
}
