// Scenario 4, the twin: a variable may have up to 10 MB in the frame, so the large slice is one of an array variable; and
// a constant size of at most 64 KB that is enough for every n stays in the frame.
//
// solves: 4-make-large.mg
package main

func large() int {
	var array [10000]int
	s := array[:]
	for i := range s {
		s[i] = i
	}
	return s[len(s)-1]
}

func unknown(n int) int {
	s := make([]int, 100)[:n]
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
// allocs: 0
