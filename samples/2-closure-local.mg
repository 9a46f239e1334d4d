// Scenario 2, the twin: the closure is called where it was made and does not leave the function: it and what it
// captures stay in the frame.
//
// solves: 2-closure-returned.mg
package main

func count(step, n int) int {
	x := 0
	next := func() int {
		x += step
		return x
	}
	sum := 0
	for i := 0; i < n; i++ {
		sum += next()
	}
	return sum
}

func main() {
	sum := count(1, 1000)
	for i := 0; i < 1000; i++ {
		sum += count(2, 1)
	}
	println(sum)
}

// stderr: 502500
// allocs: 0
