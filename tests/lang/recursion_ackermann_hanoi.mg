package main

import "fmt"

func ack(m, n int) int {
	if m == 0 {
		return n + 1
	}
	if n == 0 {
		return ack(m-1, 1)
	}
	return ack(m-1, ack(m, n-1))
}

var moves int

func hanoi(n int, from, to, via string) {
	if n == 0 {
		return
	}
	hanoi(n-1, from, via, to)
	moves++
	hanoi(n-1, via, to, from)
}

func perms(a []int, k int, out *[][]int) {
	if k == len(a) {
		*out = append(*out, append([]int(nil), a...))
		return
	}
	for i := k; i < len(a); i++ {
		a[k], a[i] = a[i], a[k]
		perms(a, k+1, out)
		a[k], a[i] = a[i], a[k]
	}
}

func main() {
	fmt.Println(ack(2, 3), ack(3, 3))
	hanoi(10, "a", "b", "c")
	fmt.Println(moves)
	var out [][]int
	perms([]int{1, 2, 3}, 0, &out)
	fmt.Println(out)
}

// Output:
// 9 61
// 1023
// [[1 2 3] [1 3 2] [2 1 3] [2 3 1] [3 2 1] [3 1 2]]
