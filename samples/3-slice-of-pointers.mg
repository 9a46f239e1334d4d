// Scenario 3: a pointer appended to a slice. The array behind the slice may be anywhere, and may grow to a new place,
// so what is stored in it is taken to outlive the frame: every x is moved to the heap.
//
// goal: at most 12 heap allocations in squares
// goal: prints 332833500
// goal: at most 20 heap allocations
// A solution: 3-slice-of-values.mg.
package main

func squares(n int) int {
	var ls []*int
	for i := 0; i < n; i++ {
		x := i * i
		ls = append(ls, &x)
	}
	sum := 0
	for _, p := range ls {
		sum += *p
	}
	return sum
}

func main() {
	println(squares(1000))
}

// stderr: 332833500
// allocs: 1012
