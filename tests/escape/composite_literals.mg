// flags: -l
package main

type T struct {
	p *T
	n int
}

var g *T
var gs []*T
var gm map[string]*T

func a() { g = &T{} } // ERROR "&T\{\} escapes to heap"
func b() {
	t := &T{n: 1} // ERROR "&T\{\.\.\.\} does not escape"
	t.n++
}
func c() {
	gs = []*T{{n: 1}, {n: 2}} // ERROR "\[\]\*T\{\.\.\.\} escapes to heap" "&T\{\.\.\.\} escapes to heap"
}
func d() int {
	s := []T{{n: 1}, {n: 2}} // ERROR "\[\]T\{\.\.\.\} does not escape"
	return s[0].n
}
func e() {
	gm = map[string]*T{"a": {n: 1}} // ERROR "map\[string\]\*T\{\.\.\.\} escapes to heap" "&T\{\.\.\.\} escapes to heap"
}
func f() int {
	m := map[string]int{"a": 1} // ERROR "map\[string\]int\{\.\.\.\} does not escape"
	return m["a"]
}
func h() *T { return &T{p: &T{n: 3}} } // ERROR "&T\{\.\.\.\} escapes to heap"
func i() int {
	t := T{p: &T{n: 3}} // ERROR "&T\{\.\.\.\} does not escape"
	return t.p.n
}
func j() [2]*T { return [2]*T{new(T), nil} } // ERROR "new\(T\) escapes to heap"

func main() {}
