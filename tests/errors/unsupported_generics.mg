// oracle: no (Go accepts it)
package main

func Map[T any](xs []T, f func(T) T) []T { // ERROR "generic function Map is not supported yet"
	for i := range xs {
		xs[i] = f(xs[i])
	}
	return xs
}

type Set[T comparable] map[T]bool // ERROR "generic type Set is not supported yet"

type Number interface{ ~int | ~float64 }

func main() {
	Map([]int{1}, func(x int) int { return x })
	_ = Set[int]{}
}
