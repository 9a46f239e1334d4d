package main

import "fmt"

type MyErr struct{}

func (*MyErr) Error() string { return "myerr" }

func find(fail bool) error {
	var e *MyErr
	if fail {
		e = &MyErr{}
	}
	return e
}

func main() {
	err := find(false)
	fmt.Println(err == nil, err.(*MyErr) == nil)
	var e error
	fmt.Println(e == nil)
	var p *int
	var i interface{} = p
	fmt.Println(i == nil, i == (*int)(nil), i == interface{}(nil))
	var s []int
	i = s
	fmt.Println(i == nil, i.([]int) == nil)
	i = nil
	fmt.Println(i == nil)
	err = find(true)
	fmt.Println(err, err != nil)
}

// Output:
// false true
// true
// false true false
// false true
// true
// myerr true
