package main

import (
	"fmt"
	"runtime"
)

func adders() []func(int) int {
	var fs []func(int) int
	for i := 0; i < 50; i++ {
		total := make([]int, 1, 10)
		k := i
		fs = append(fs, func(d int) int { total[0] += d + k; return total[0] })
	}
	return fs
}

func main() {
	fs := adders()
	runtime.GC()
	sum := 0
	for r := 0; r < 20; r++ {
		for _, f := range fs {
			sum += f(r)
			_ = make([]int, 100)
		}
	}
	runtime.GC()
	fmt.Println(sum)
}

// Output:
// 323750
