package main

import "fmt"

type Op func(int, int) int

func (o Op) Apply(a, b int) int { return o(a, b) }
func add(a, b int) int          { return a + b }
func compose(f, g func(int) int) func(int) int {
	return func(x int) int { return f(g(x)) }
}

func main() {
	var op Op = add
	fmt.Println(op(1, 2), op.Apply(3, 4), Op(func(a, b int) int { return a * b }).Apply(5, 6))
	inc := func(x int) int { return x + 1 }
	dbl := func(x int) int { return x * 2 }
	fmt.Println(compose(inc, dbl)(5), compose(dbl, inc)(5))
	var f func()
	fmt.Println(f == nil)
	f = func() { fmt.Println("called") }
	f()
	fmt.Println(f != nil)
	table := []struct {
		name string
		f    Op
	}{{"add", add}, {"sub", func(a, b int) int { return a - b }}}
	for _, t := range table {
		fmt.Println(t.name, t.f(10, 3))
	}
	func() { fmt.Println("immediate") }()
	fmt.Println(func(s string) string { return s + "!" }("hi"))
	fs := map[string]func(...int) int{"n": func(x ...int) int { return len(x) }}
	fmt.Println(fs["n"](1, 2, 3))
}

// Output:
// 3 7 30
// 11 12
// true
// called
// true
// add 13
// sub 7
// immediate
// hi!
// 3
