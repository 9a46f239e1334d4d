package main

import "fmt"

type Celsius float64
type Fahrenheit float64
type IDs []int
type Name string
type A struct {
	X int `json:"x"`
	Y string
}
type B struct {
	X int
	Y string
}
type F func(int) int
type PI *int

func CToF(c Celsius) Fahrenheit { return Fahrenheit(c*9/5 + 32) }

func main() {
	fmt.Printf("%.1f\n", CToF(100))
	ids := IDs{1, 2, 3}
	s := []int(ids)
	s[0] = 9
	fmt.Println(ids, Name("x")+"y", string(Name("z")))
	a := A{1, "q"}
	b := B(a)
	b.X++
	fmt.Println(a, b)
	pa := &a
	pb := (*B)(pa)
	pb.X = 100
	fmt.Println(a.X)
	f := F(func(x int) int { return x + 1 })
	var g func(int) int = f
	fmt.Println(g(1))
	n := 3
	var p PI = &n
	*p++
	fmt.Println(n, *(*int)(p))
	var e interface{} = Celsius(1.5)
	_, isF := e.(float64)
	c, isC := e.(Celsius)
	fmt.Println(isF, isC, c)
	var ch chan int
	ro := (<-chan int)(ch)
	fmt.Println(ro == nil)
	fmt.Println(interface{ Error() string }(nil) == nil, error(nil) == nil)
}

// Output:
// 212.0
// [9 2 3] xy z
// {1 q} {2 q}
// 100
// 2
// 4 4
// false true 1.5
// true
// true true
