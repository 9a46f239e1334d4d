package main

import "fmt"

type I interface {
	Get() int
	Set(int)
}
type T struct{ n int }

func (t T) Get() int   { return t.n }
func (t *T) Set(v int) { t.n = v }

type U struct{ *T }
type V struct{ T }
type W struct {
	I
	name string
}

func use(i I) int {
	i.Set(i.Get() + 1)
	return i.Get()
}

func main() {
	t := &T{1}
	u := U{&T{10}}
	v := &V{T{100}}
	w := W{t, "w"}
	fmt.Println(use(t), use(u), use(&u), use(v), use(w), use(&w), t.n, u.n, v.n)
	var i I = u
	_, a := i.(interface{ Get() int })
	_, b := interface{}(V{}).(I)
	_, c := interface{}(V{}).(interface{ Get() int })
	_, d := interface{}(&V{}).(I)
	fmt.Println(a, b, c, d)
}

// Output:
// 2 11 12 101 3 4 4 12 101
// true false true true
