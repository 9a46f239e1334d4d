// Scenario 4: what make returns can be in the frame only if its size is known and small: at most 64 KB. A larger array
// and one whose size is known only at run time are on the heap.
//
// goal: 0 heap allocations in large
// goal: 0 heap allocations in unknown
// goal: prints 1004850
// goal: at most 10 heap allocations
// A solution: 4-make-small.mg.
package main

func large() int {
	s := make([]int, 10000, 10000)
	for i := range s {
		s[i] = i
	}
	return s[len(s)-1]
}

func unknown(n int) int {
	s := make([]int, n)
	for i := range s {
		s[i] = i
	}
	return s[len(s)-1]
}

func main() {
	sum := 0
	for i := 1; i <= 100; i++ {
		sum += large() + unknown(i)
	}
	println(sum)
}

// stderr: 1004850
// allocs: 200
