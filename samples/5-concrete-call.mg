// Scenario 5, the twin: the interface variable is assigned once, so the compiler knows the method and calls it
// directly; a variable of the concrete type does as well. Nothing is boxed on the heap.
//
// solves: 5-interface-call.mg
package main

type Shape interface{ Area() int }

type Rect struct{ W, H int }
type Square struct{ Side int }

func (r Rect) Area() int   { return r.W * r.H }
func (s Square) Area() int { return s.Side * s.Side }

func area(i int) int {
	if i%2 == 0 {
		var s Shape = Rect{i, i + 1}
		return s.Area()
	}
	return Square{i}.Area()
}

func main() {
	sum := 0
	for i := 0; i < 1000; i++ {
		sum += area(i)
	}
	println(sum)
}

// stderr: 333083000
// allocs: 0
