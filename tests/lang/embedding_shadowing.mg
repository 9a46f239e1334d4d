package main

import "fmt"

type A struct{ x, y int }

func (A) M() string { return "A.M" }
func (A) N() string { return "A.N" }

type B struct {
	A
	x string
}

func (B) M() string { return "B.M" }

type C struct{ z int }

func (C) K() string { return "C.K" }

type D struct {
	B
	*C
	fmt.Stringer
}

func main() {
	b := B{A{1, 2}, "bx"}
	fmt.Println(b.x, b.A.x, b.y, b.M(), b.A.M(), b.N())
	d := D{B: b, C: &C{5}}
	fmt.Println(d.x, d.y, d.z, d.M(), d.N(), d.K())
	d.y = 7
	d.z++
	fmt.Println(d.B.A.y, d.C.z, d.Stringer == nil)
}

// Output:
// bx 1 2 B.M A.M A.N
// bx 2 5 B.M A.N C.K
// 7 6 true
