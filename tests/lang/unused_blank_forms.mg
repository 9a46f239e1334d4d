package main

import (
	"fmt"
	_ "strings"
)

var _ = fmt.Sprint("x")

type _ struct{}

func _() {}

type I interface{ M(_ int, _ string) }
type T struct {
	_ int
	a int
	_ string
}

func (T) M(_ int, _ string) {}
func (_ T) N(a, _ int) (_ int, err error) {
	_ = a
	return 3, nil
}

func main() {
	_, b := 1, 2
	_ = b
	for _ = range []int{1} {
		fmt.Println("range")
	}
	for _, _ = range "ab" {
	}
	t := T{a: 1}
	t.M(1, "")
	n, _ := t.N(1, 2)
	fmt.Println(n, t.a)
	_, ok := interface{}(t).(I)
	fmt.Println(ok)
	var _ I = t
	const _ = iota
	_ = func(_ int) {}
	_, _ = t.N(0, 0)
}

// Output:
// range
// 3 1
// true
