// flags: -l
package main

type T struct {
	a, b *int
	next *T
}

func (t *T) self() *T        { return t } // ERROR "leaking param: t to result ~r0 level=0"
func (t *T) get() *int       { return t.a } // ERROR "leaking param: t to result ~r0 level=1"
func (t *T) set(p *int)      { t.b = p } // ERROR "t does not escape" "leaking param: p"
func (t T) val() *int        { return t.a } // ERROR "leaking param: t to result ~r0 level=0"
func (t T) addr() *T         { return &t } // ERROR "moved to heap: t"

func local() {
	var t T
	x := 1 // ERROR "moved to heap: x"
	t.set(&x)
}
func local2() {
	t := &T{} // ERROR "&T\{\} does not escape"
	y := 2 // ERROR "moved to heap: y"
	t.a = &y
}
func chain(t *T) *int { return t.next.next.a } // ERROR "leaking param: t to result ~r0 level=3"
func copyOut(t *T) T  { return *t } // ERROR "leaking param: t to result ~r0 level=1"
func methodValue() func() *T {
	t := T{} // ERROR "moved to heap: t"
	return t.self // ERROR "t\.self escapes to heap"
}
func methodValueStays() {
	t := T{} // ERROR "moved to heap: t"
	f := t.self // ERROR "t\.self does not escape"
	_ = f
}
func fieldAddr() *(*int) {
	var t T // ERROR "moved to heap: t"
	return &t.a
}
func swap(p, q *T) { p.a, q.b = q.a, p.b } // ERROR "leaking param content: p" "leaking param content: q"
func array() *int {
	var a [3]int // ERROR "moved to heap: a"
	return &a[1]
}
func self(b *[]int) { *b = (*b)[1:] } // ERROR "self ignoring self-assignment in \*b = \(\*b\)\[1:\]" "b does not escape"

func main() {}
