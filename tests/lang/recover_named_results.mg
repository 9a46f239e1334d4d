package main

import (
	"fmt"
	"strconv"
)

func parse(s string) (n int, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("parse %q: %v", s, r)
		}
	}()
	n = -1
	v, e := strconv.Atoi(s)
	if e != nil {
		panic(e)
	}
	n = v
	return n, nil
}

func unnamed() int {
	defer func() { recover() }()
	panic(1)
}

func big() (a [5]int, s string, m map[string]int) {
	defer func() { recover() }()
	a[2] = 7
	s = "set"
	m = map[string]int{"x": 1}
	panic("after")
}

func runtimeErr() (err error) {
	defer func() {
		if e, ok := recover().(error); ok {
			err = e
		}
	}()
	var a []int
	_ = a[3]
	return
}

func main() {
	fmt.Println(parse("12"))
	fmt.Println(parse("zz"))
	fmt.Println(unnamed())
	fmt.Println(big())
	fmt.Println(runtimeErr())
}

// Output:
// 12 <nil>
// -1 parse "zz": strconv.Atoi: parsing "zz": invalid syntax
// 0
// [0 0 7 0 0] set map[x:1]
// runtime error: index out of range [3] with length 0
