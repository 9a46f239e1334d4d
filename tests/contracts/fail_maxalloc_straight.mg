package main

type T struct{ a, b *int }

//minigo:maxalloc 1
func pair() *T { // ERROR "^//minigo:maxalloc 1: each call of main.pair allocates at least 3 objects.*moved to heap: x.*also.*moved to heap: y.*also.*&T\{...\} escapes to heap"
	x, y := 1, 2
	return &T{&x, &y}
}

func main() { println(*pair().a) }
