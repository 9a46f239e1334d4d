package main

import "fmt"

func depth(n int) int {
	if n == 0 {
		return 0
	}
	return depth(n-1) + 1
}

func sum(a [8]int, n int) int {
	if n == 0 {
		return a[0] + a[7]
	}
	a[n%8]++
	return sum(a, n-1)
}

func main() {
	fmt.Println(depth(100000), depth(10), depth(200000))
	fmt.Println(sum([8]int{}, 20000))
}

// Output:
// 100000 10 200000
// 5000
