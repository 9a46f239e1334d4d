package main

import "fmt"

type List struct {
	v    int
	tail *List
}
type Fn func(int) Fn
type M map[string]M
type S []S
type I interface{ Next() I }
type N int

func (n N) Next() I { return n + 1 }

type A struct{ b *B }
type B struct{ as []A }

func main() {
	l := &List{1, &List{2, nil}}
	fmt.Println(l.v, l.tail.v, l.tail.tail)
	var f Fn
	n := 0
	f = func(i int) Fn { n += i; return f }
	f(1)(2)(3)
	fmt.Println(n)
	m := M{"a": M{"b": nil}}
	fmt.Println(len(m["a"]), m["a"]["b"] == nil, m)
	s := S{S{}, S{S{}}}
	fmt.Println(len(s[1]), s)
	var i I = N(1)
	fmt.Println(i.Next().Next())
	a := A{&B{}}
	a.b.as = append(a.b.as, a)
	fmt.Println(a.b.as[0].b == a.b)
	type local struct{ next *local }
	x := &local{}
	x.next = x
	fmt.Println(x.next.next == x)
}

// Output:
// 1 2 <nil>
// 6
// 1 true map[a:map[b:map[]]]
// 1 [[] [[]]]
// 3
// true
// true
