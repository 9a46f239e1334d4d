// flags: -l
package main

var fn func(*int)

func keep(p *int) *int { return p } // ERROR "leaking param: p to result ~r0 level=0"
func drop(p *int)      {} // ERROR "p does not escape"

func a() {
	x := 1
	drop(&x)
}
func b() *int {
	x := 2 // ERROR "moved to heap: x"
	return keep(&x)
}
func c() int {
	x := 3
	return *keep(&x)
}
func d() {
	x := 4 // ERROR "moved to heap: x"
	fn(&x)
}
func e(f func(*int)) { // ERROR "f does not escape"
	x := 5 // ERROR "moved to heap: x"
	f(&x)
}
func g() {
	x := 6
	func(p *int) { drop(p) }(&x) // ERROR "p does not escape" "func literal does not escape"
}
func h() (r *int) {
	x := 7 // ERROR "moved to heap: x"
	defer func() { r = &x }() // ERROR "func literal does not escape"
	return nil
}
func variadic(ps ...*int) {} // ERROR "ps does not escape"
func i() {
	x := 8
	variadic(&x, nil) // ERROR "\.\.\. argument does not escape"
}
func mutual1(p *int, n int) *int { // ERROR "leaking param: p"
	if n == 0 {
		return p
	}
	return mutual2(p, n-1)
}
func mutual2(p *int, n int) *int { return mutual1(p, n) } // ERROR "leaking param: p"
func multi() (*int, int) {
	x := 9 // ERROR "moved to heap: x"
	return &x, 1
}
func takes() int {
	p, n := multi()
	return *p + n
}

func main() {}
