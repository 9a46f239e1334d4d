// stderr: true true true 0
package main

// All the package variables of a program may be of size zero; they have addresses.
type E struct{ _ [0]func() }

var (
	a E
	b [0]int
	c struct{}
)

func main() {
	p, q, r := &a, &b, &c
	*p, *q, *r = E{}, [0]int{}, struct{}{}
	println(p == &a, q == &b, r == &c, len(*q))
}
