// Scenario 4, the twin: a constant size of at most 64 KB (here 8000 and 800 bytes) stays in the frame.
// The one that escapes: 4-make-large.mg.
package main

func small() int {
	s := make([]int, 1000, 1000)
	for i := range s {
		s[i] = i
	}
	return s[len(s)-1]
}

func bounded(n int) int {
	s := make([]int, 100)[:n]
	for i := range s {
		s[i] = i
	}
	return s[len(s)-1]
}

func main() {
	sum := 0
	for i := 1; i <= 100; i++ {
		sum += small() + bounded(i)
	}
	println(sum)
}

// stderr: 104850
// allocs: 0
