// flags: -l
package main

type I interface{ M(*int) int }
type T struct{ n int }

func (t T) M(p *int) int   { return t.n + *p } // ERROR "p does not escape"

type P struct{ n int }

func (t *P) M(p *int) int  { return t.n + *p } // ERROR "t does not escape" "p does not escape"

var gi interface{}

func boxes(n int) { gi = n } // ERROR "n escapes to heap"
func boxStays(n int) bool {
	var i interface{} = n // ERROR "n does not escape"
	_, ok := i.(int)
	return ok
}
func call(i I) int { // ERROR "leaking param: i"
	x := 1 // ERROR "moved to heap: x"
	return i.M(&x)
}
func known() int {
	x := 2
	var i I = T{1} // ERROR "T\{\.\.\.\} does not escape"
	return i.M(&x) // ERROR "devirtualizing i\.M to T"
}
func twice(b bool) int {
	x := 3 // ERROR "moved to heap: x"
	var i I = T{1} // ERROR "T\{\.\.\.\} escapes to heap"
	if b {
		i = &P{2} // ERROR "&P\{\.\.\.\} escapes to heap"
	}
	return i.M(&x)
}
func constant() { gi = 5 } // ERROR "5 escapes to heap"
func str(s string) { gi = s } // ERROR "leaking param: s" "s escapes to heap"
func pointer(p *int) { gi = p } // ERROR "leaking param: p"
func compare(a, b int) bool { return interface{}(a) == interface{}(b) } // ERROR "\(interface \{\}\)\(a\) does not escape" "\(interface \{\}\)\(b\) does not escape"
func assert(i interface{}) *int { return i.(*int) } // ERROR "leaking param: i to result ~r0 level=0"

func main() {}
