// Scenario 5: a method called through an interface variable that was assigned twice. The compiler does not know which
// method runs, so it must assume that the receiver is kept: the boxed value is on the heap.
//
// goal: 0 heap allocations in area
// goal: prints 333083000
// goal: at most 10 heap allocations
// A solution: 5-concrete-call.mg.
package main

type Shape interface{ Area() int }

type Rect struct{ W, H int }
type Square struct{ Side int }

func (r Rect) Area() int   { return r.W * r.H }
func (s Square) Area() int { return s.Side * s.Side }

func area(i int) int {
	var s Shape = Square{i}
	if i%2 == 0 {
		s = Rect{i, i + 1}
	}
	return s.Area()
}

func main() {
	sum := 0
	for i := 0; i < 1000; i++ {
		sum += area(i)
	}
	println(sum)
}

// stderr: 333083000
// allocs: 1244
