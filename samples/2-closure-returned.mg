// Scenario 2: a closure that is returned captures a local. The local must live as long as the closure does: both are
// on the heap. The call in main is inlined, and that copy of the closure is not: it does not leave main.
//
// goal: 0 heap allocations
// goal: prints 502500
//
// A solution: 2-closure-local.mg.
package main

func counter(step int) func() int {
	x := 0
	return func() int {
		x += step
		return x
	}
}

var kept func() int

func keep() {
	kept = counter(2)
}

func main() {
	next := counter(1)
	sum := 0
	for i := 0; i < 1000; i++ {
		keep()
		sum += next() + kept()
	}
	println(sum)
}

// stderr: 502500
// allocs: 2000
