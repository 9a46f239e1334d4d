package main

import (
	"errors"
	"fmt"
)

type T struct{}
type I interface{ M() }

func (T) M() {}

func kind(v interface{}) string {
	switch x := v.(type) {
	case nil:
		return "nil"
	case int, int8:
		return fmt.Sprintf("int-ish %v", x)
	case string:
		return "string " + x
	case []int:
		return fmt.Sprint("slice ", len(x))
	case error:
		return "error " + x.Error()
	case I:
		x.M()
		return "I"
	case func(int) int:
		return fmt.Sprint("func ", x(2))
	case *int:
		*x++
		return fmt.Sprint("ptr ", *x)
	case map[string]int, chan int:
		return fmt.Sprintf("%T", x)
	case struct{ a int }:
		return fmt.Sprint("anon ", x.a)
	default:
		return fmt.Sprintf("other %T", x)
	}
}

func main() {
	n := 1
	for _, v := range []interface{}{nil, 1, int8(2), "s", []int{1, 2}, errors.New("e"), T{}, &T{}, func(i int) int { return i * i },
		&n, map[string]int{}, make(chan int), struct{ a int }{3}, 1.5, uint(2)} {
		fmt.Println(kind(v))
	}
	var i I
	switch i.(type) {
	case T:
		fmt.Println("T")
	case nil:
		fmt.Println("nil I")
	}
	switch y := interface{}(3); z := y.(type) {
	case int:
		fmt.Println(z + 1)
	}
	switch interface{}(1).(type) {
	default:
		fmt.Println("default first")
	case string:
	}
	for k := 0; k < 3; k++ {
		switch interface{}(k).(type) {
		case int:
			if k == 1 {
				break
			}
			fmt.Println("k", k)
		}
	}
}

// Output:
// nil
// int-ish 1
// int-ish 2
// string s
// slice 2
// error e
// I
// I
// func 4
// ptr 2
// map[string]int
// chan int
// anon 3
// other float64
// other uint
// nil I
// 4
// default first
// k 0
// k 2
