package main

func f(a ...int, b int) {}
func g(xs ...int)       {}
func h(a int)           {}

func main() {
	g([]int{1}...)
	g(1, []int{2}...)
	h([]int{1}...)
	g([3]int{}...)
	var x ...int // ERROR "syntax error: unexpected \.\.\., expecting type"
}
