package main

import "fmt"

var trace string

func f(s string) int { trace += s; return len(trace) }

type T struct{ n int }

func (t T) m(a, b int) T { trace += fmt.Sprint(t.n); return T{t.n + 1} }

func get() T { trace += "g"; return T{1} }

func main() {
	fmt.Println(f("a")+f("b")*f("c"), trace)
	trace = ""
	s := []int{f("1"), f("2"), f("3")}
	fmt.Println(s, trace)
	trace = ""
	get().m(f("x"), f("y")).m(f("z"), 0)
	fmt.Println(trace)
	trace = ""
	m := map[int]int{f("k"): f("v")}
	fmt.Println(m, trace)
	trace = ""
	st := struct{ a, b int }{b: f("b"), a: f("a")}
	fmt.Println(st, trace)
	trace = ""
	fn := func() func(int) { trace += "F"; return func(int) { trace += "!" } }
	fn()(f("arg"))
	fmt.Println(trace)
	x := 1
	y := func() int { x = 10; return 1 }
	r := []int{x, y(), x}
	fmt.Println(r[1], r[2])
}

// Output:
// 7 abc
// [1 2 3] 123
// gxy1z2
// map[1:2] kv
// {2 1} ba
// Farg!
// 1 10
