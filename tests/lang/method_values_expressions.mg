package main

import "fmt"

type T struct{ n int }

func (t T) Val(a int) int   { return t.n + a }
func (t *T) Ptr(a int) int  { t.n += a; return t.n }

type I interface{ Val(int) int }
type E struct{ *T }

func apply(f func(int) int, v int) int { return f(v) }

func main() {
	t := T{10}
	f := t.Val
	g := t.Ptr
	t.n = 20
	fmt.Println(f(1), g(1))
	fmt.Println(t.n)
	fmt.Println(T.Val(t, 5), (*T).Ptr(&t, 5), (*T).Val(&t, 1))
	var i I = t
	h := i.Val
	i = T{1000}
	fmt.Println(h(1), I.Val(i, 2))
	e := E{&t}
	k := e.Ptr
	fmt.Println(k(100), E.Ptr(e, 1), E.Val(e, 0))
	fmt.Println(t.n)
	fmt.Println(apply(t.Val, 1), apply(e.Ptr, 2))
	fs := []func(int) int{t.Val, e.Val, T{3}.Val, (&T{4}).Ptr}
	for _, f := range fs {
		fmt.Print(f(1), " ")
	}
	fmt.Println()
	m := T.Val
	fmt.Println(m(T{7}, 1))
	fmt.Printf("%T %T\n", T.Val, t.Ptr)
}

// Output:
// 11 21
// 21
// 26 26 27
// 27 1002
// 126 127 127
// 127
// 128 129
// 130 130 4 5 
// 8
// func(main.T, int) int func(int) int
