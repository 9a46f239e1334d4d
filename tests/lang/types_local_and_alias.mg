package main

import "fmt"

type MyInt = int
type Str = string
type Pt = struct{ x, y int }

func f() string {
	type T struct{ a int }
	return fmt.Sprintf("%T %v", T{1}, T{1})
}

func g() string {
	type T string
	return fmt.Sprintf("%T", T("x"))
}

func main() {
	var a MyInt = 5
	var b int = a
	fmt.Printf("%T %v\n", a, b)
	fmt.Println(f(), g())
	p := Pt{1, 2}
	var q struct{ x, y int } = p
	fmt.Println(q, p == q)
	type Inner = map[Str][]MyInt
	m := Inner{"a": {1}}
	fmt.Printf("%T %v\n", m, m)
	if true {
		type T int
		var t T = 3
		fmt.Printf("%T %d\n", t, t)
	}
	var x any = 1
	fmt.Println(x)
}

// Output:
// int 5
// main.T {1} main.T
// {1 2} true
// map[string][]int map[a:[1]]
// main.T 3
// 1
