package main

var last *int

//go:noinline
func note(n int) {
	last = &n
}

//minigo:noalloc
func work(n int) int { // ERROR "main.work allocates.*main.work defers main.work.func1.*main.work.func1 calls main.note.*moved to heap: n"
	defer note(n)
	return n + 1
}

func main() { println(work(1)) }
