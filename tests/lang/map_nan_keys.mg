package main

import (
	"fmt"
	"math"
)

func main() {
	m := map[float64]int{}
	nan := math.NaN()
	m[nan] = 1
	m[nan] = 2
	_, ok := m[nan]
	fmt.Println(len(m), ok)
	sum := 0
	for _, v := range m {
		sum += v
	}
	fmt.Println(sum)
	delete(m, nan)
	fmt.Println(len(m))
	for k := range m {
		delete(m, k)
	}
	fmt.Println(len(m))
}

// Output:
// 2 false
// 3
// 2
// 2
