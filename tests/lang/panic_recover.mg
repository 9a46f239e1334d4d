package main

import (
	"errors"
	"fmt"
)

func safe(f func()) (r interface{}) {
	defer func() { r = recover() }()
	f()
	return "no panic"
}

func deep(n int) {
	defer func() { depth++ }()
	if n == 0 {
		panic("bottom")
	}
	deep(n - 1)
}

var depth int

type E struct{ code int }

func (e E) Error() string { return fmt.Sprint("E", e.code) }

func main() {
	fmt.Println(safe(func() {}))
	fmt.Println(safe(func() { panic("str") }))
	fmt.Println(safe(func() { panic(42) }))
	fmt.Println(safe(func() { panic(errors.New("err")) }))
	fmt.Println(safe(func() { panic(E{7}) }))
	fmt.Println(safe(func() { deep(10) }), depth)
	var m map[string]int
	fmt.Println(safe(func() { m["a"] = 1 }))
	var p *E
	fmt.Println(safe(func() { fmt.Println(p.code) }))
	a := []int{1}
	i := 5
	fmt.Println(safe(func() { fmt.Println(a[i]) }))
	z := 0
	fmt.Println(safe(func() { fmt.Println(1 / z) }))
	var x interface{} = "s"
	fmt.Println(safe(func() { fmt.Println(x.(int)) }))
	fmt.Println(safe(func() { fmt.Println(a[i:]) }))
	fmt.Println(recover())
}

// Output:
// <nil>
// str
// 42
// err
// E7
// bottom 11
// assignment to entry in nil map
// runtime error: invalid memory address or nil pointer dereference
// runtime error: index out of range [5] with length 1
// runtime error: integer divide by zero
// interface conversion: interface {} is string, not int
// runtime error: slice bounds out of range [5:1]
// <nil>
