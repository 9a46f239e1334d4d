// flags: -lang=go1.19 -l
package main

func send(c chan *int) { // ERROR "c does not escape"
	x := 1 // ERROR "moved to heap: x"
	c <- &x
}
func sendParam(c chan *int, p *int) { c <- p } // ERROR "c does not escape" "leaking param: p"
func recv(c chan *int) *int        { return <-c } // ERROR "c does not escape"
func mapStore(m map[string]*int) { // ERROR "m does not escape"
	x := 1 // ERROR "moved to heap: x"
	m["a"] = &x
}
func mapKey(m map[*int]int) { // ERROR "m does not escape"
	x := 1 // ERROR "moved to heap: x"
	m[&x] = 2
}
func goArg(p *int) { go use(p) } // ERROR "leaking param: p"
func use(p *int)   {} // ERROR "p does not escape"
func deferArg() {
	x := 1
	defer use(&x)
}
func deferLoop() {
	for i := 0; i < 3; i++ {
		x := i // ERROR "moved to heap: x"
		defer use(&x)
	}
}
func panics() {
	x := 1 // ERROR "moved to heap: x"
	panic(&x)
}
func sel(c chan *int) { // ERROR "c does not escape"
	x := 1 // ERROR "moved to heap: x"
	select {
	case c <- &x:
	default:
	}
}

func main() {}
