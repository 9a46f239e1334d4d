package main

import "fmt"

type A int
type B int
type S struct {
	a int
	b string
}

func main() {
	var x, y interface{} = 1, 1
	fmt.Println(x == y, x == 1, x == int64(1), x != y)
	x, y = A(1), B(1)
	fmt.Println(x == y, x == A(1), A(1) == x)
	x, y = "abc", "ab"+string(rune('c'))
	fmt.Println(x == y)
	x, y = S{1, "q"}, S{1, "q"}
	fmt.Println(x == y, x == S{1, "q"})
	x, y = [2]string{"a", "b"}, [2]string{"a", "b"}
	fmt.Println(x == y)
	x, y = 1.5, float32(1.5)
	fmt.Println(x == y)
	p := &S{}
	x, y = p, p
	fmt.Println(x == y, x == &S{})
	var e1, e2 error
	fmt.Println(e1 == e2, e1 == x)
	e1 = fmt.Errorf("a")
	e2 = e1
	fmt.Println(e1 == e2, e1 == fmt.Errorf("a"))
	x = e1
	fmt.Println(x == e1, e2 == x)
}

// Output:
// true true false false
// false true true
// true
// true true
// true
// false
// true false
// true false
// true false
// true true
