// modes: default
// panic: fatal error: //minigo:noalloc of main.total at
// stderr: : n: 1 object, 8 bytes: assigned to package variable
package main

type shape interface{ area() int }
type square int
type lost int

var last *int

func (s square) area() int { return int(s * s) }

//go:noinline
func (l lost) area() int {
	n := int(l)
	last = &n
	return n
}

//minigo:noalloc
func total(v []shape) int {
	t := 0
	for _, s := range v {
		t += s.area()
	}
	return t
}

func main() {
	println(total([]shape{square(2), square(3)}))
	println(total([]shape{square(2), lost(3)}))
}
