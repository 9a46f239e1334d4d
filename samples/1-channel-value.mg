// Scenario 1, the twin: the value itself is sent. Sending copies it, and nothing of the sender's frame outlives it.
//
// solves: 1-channel-pointer.mg
package main

type Point struct{ X, Y int }

func produce(n int, out chan Point) {
	for i := 0; i < n; i++ {
		p := Point{i, i * i}
		out <- p
	}
	close(out)
}

func main() {
	points := make(chan Point)
	go produce(1000, points)
	sum := 0
	for p := range points {
		sum += p.Y - p.X
	}
	println(sum)
}

// stderr: 332334000
// allocs: 2
