package main

var sink []*int

//minigo:maxalloc 2
func keep(n int) {
	for i := 0; i < n; i++ {
		x := i
		sink = append(sink[:0], &x)
	}
}

//minigo:noalloc
func sum(xs []int) int {
	total := 0
	for _, x := range xs {
		total += x
	}
	return total
}

func main() {
	keep(1)
	keep(3)
	println(sum([]int{1, 2, 3}))
}
