// panic: 3
// panic: panic: runtime error: index out of range [5] with length 3
package main

func get(a []int, i int) int { return a[i] }

func main() {
	println(get([]int{1, 2, 3}, 2))
	println(get([]int{1, 2, 3}, 5))
}
