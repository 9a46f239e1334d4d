package main

type point struct{ x, y int }

//go:noinline
func origin() *point {
	//minigo:stack
	p := &point{} // ERROR "^//minigo:stack: not all of this statement stays in the frame.*:8:7: &point\{\} escapes to heap: returned.*flow: ~r0 = p:.*from return p \(return\)"
	return p
}

func main() { println(origin().x) }
