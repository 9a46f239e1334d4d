package main

var a int
var a string // ERROR "a redeclared in this block"

type T int
type T string // ERROR "T redeclared in this block"

func f() {}
func f() {} // ERROR "f redeclared in this block"

func (T) m() {}
func (T) m() {} // ERROR "T\.m redeclared in this block"

func g(x int, x string) {} // ERROR "x redeclared in this block"

type S struct {
	f int
	f string // ERROR "f redeclared"
}

func main() {
	b := 1
	b := 2 // ERROR "no new variables on left side of :="
	_ = b
	var c, c int // ERROR "c redeclared in this block"
	_ = c
}
