package main

var keep []*int

func main() {
	//minigo:noalloc
	f := func(n int) { // ERROR "main.main.func1 allocates.*moved to heap: n"
		keep = append(keep, &n)
	}
	for i := 0; i < 3; i++ {
		f(i)
	}
	g(f)
}

//go:noinline
func g(f func(int)) { f(1) }
