package main

import "fmt"

type In struct {
	s string
	i interface{}
}
type T struct {
	a int8
	b int64
	f float64
	in In
	_  int
	arr [2]string
}

func main() {
	x := T{1, 2, 3.5, In{"a", 1}, 0, [2]string{"p", "q"}}
	y := x
	fmt.Println(x == y)
	y.in.i = 1.0
	fmt.Println(x == y)
	y = x
	y.arr[1] = "z"
	fmt.Println(x == y, x != y)
	y = x
	y.a = 2
	fmt.Println(x == y)
	var i, j interface{} = x, x
	fmt.Println(i == j, i != j)
	type E struct{}
	fmt.Println(E{} == E{})
	p, q := &x, &x
	fmt.Println(p == q, *p == *q, p != nil)
	a1, a2 := [2]In{{"a", nil}, {"b", 2}}, [2]In{{"a", nil}, {"b", 2}}
	fmt.Println(a1 == a2)
}

// Output:
// true
// false
// false true
// false
// true false
// true
// true true true
// true
