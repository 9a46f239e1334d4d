// flags: -lang=go1.19 -l
package main

type N struct{ next *N }

func outerPointer() {
	var p *int
	for i := 0; i < 3; i++ {
		x := i // ERROR "moved to heap: x"
		p = &x
	}
	_ = p
}
func innerPointer() {
	for i := 0; i < 3; i++ {
		x := i
		p := &x
		_ = p
	}
}
func list(n int) int {
	var head *N
	for i := 0; i < n; i++ {
		head = &N{head} // ERROR "&N\{\.\.\.\} escapes to heap"
	}
	k := 0
	for ; head != nil; head = head.next {
		k++
	}
	return k
}
func newInLoop() {
	var p *int
	for {
		p = new(int) // ERROR "new\(int\) escapes to heap"
		if *p == 0 {
			break
		}
	}
}
func label() {
	var p *int
	n := 0
again:
	x := 1 // ERROR "moved to heap: x"
	p = &x
	n++
	if n < *p {
		goto again
	}
}
func loopVar() *int {
	for i := 0; i < 3; i++ { // ERROR "moved to heap: i"
		if i == 1 {
			return &i
		}
	}
	return nil
}

func main() {}
