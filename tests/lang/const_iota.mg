package main

import "fmt"

type Weekday int

const (
	Sunday Weekday = iota
	Monday
	Tuesday
	_
	Thursday
)

const (
	_  = iota
	KB = 1 << (10 * iota)
	MB
	GB
)

const (
	a, b = iota, iota + 10
	c, d
	_, _
	e, f
)

const (
	x = "s"
	y
	z = iota
	w
)

const single = iota

func main() {
	fmt.Println(Sunday, Monday, Tuesday, Thursday)
	fmt.Println(KB, MB, GB)
	fmt.Println(a, b, c, d, e, f)
	fmt.Println(x, y, z, w, single)
	const (
		p = iota * iota
		q
		r
	)
	fmt.Println(p, q, r)
}

// Output:
// 0 1 2 4
// 1024 1048576 1073741824
// 0 10 1 11 3 13
// s s 2 3 0
// 0 1 4
