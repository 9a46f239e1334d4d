// Scenario 3, the twin: the slice holds the values. Only its array is on the heap, because append may have to grow it.
//
// solves: 3-slice-of-pointers.mg
package main

func squares(n int) int {
	var ls []int
	for i := 0; i < n; i++ {
		x := i * i
		ls = append(ls, x)
	}
	sum := 0
	for _, v := range ls {
		sum += v
	}
	return sum
}

func main() {
	println(squares(1000))
}

// stderr: 332833500
// allocs: 12
