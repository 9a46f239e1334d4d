package main

func box(x int) *int { return &x }

//go:noinline
func get(n int) *int {
	return box(n)
}

//minigo:noalloc
func value(n int) int { // ERROR "main.value allocates.*:12:13: main.value calls main.get.*:7:12: main.get calls main.box \(inlined\).*:3:10: moved to heap: x"
	return *get(n)
}

func main() { println(value(1)) }
