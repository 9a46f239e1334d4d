// Scenario 1: a pointer sent on a channel. The receiver may keep it longer than the sender's frame lives, so the
// variable that it points to is moved to the heap: one object for each value sent.
//
// goal: 0 heap allocations in produce
// goal: prints 332334000
// goal: at most 10 heap allocations
// A solution: 1-channel-value.mg.
package main

type Point struct{ X, Y int }

func produce(n int, out chan *Point) {
	for i := 0; i < n; i++ {
		p := Point{i, i * i}
		out <- &p
	}
	close(out)
}

func main() {
	points := make(chan *Point)
	go produce(1000, points)
	sum := 0
	for p := range points {
		sum += p.Y - p.X
	}
	println(sum)
}

// stderr: 332334000
// allocs: 1002
