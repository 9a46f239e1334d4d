package main

import "fmt"

var a, b, c = 1, "two", 3.0
var (
	d    int
	e, f string = "e", "f"
	g    = [...]int{1, 2}
)

func two() (int, string) { return 7, "seven" }

var h, i = two()

func main() {
	fmt.Println(a, b, c, d, e, f, g, h, i)
	var j, k int
	var l = []int(nil)
	var m, n = two()
	o, p := two()
	p, q := "p", 'q'
	fmt.Println(j, k, l == nil, m, n, o, p, q)
	var v, ok = map[string]int{"x": 1}["x"]
	var w, ok2 = interface{}(5).(string)
	var ch = make(chan int, 1)
	ch <- 3
	var r, ok3 = <-ch
	fmt.Println(v, ok, w == "", ok2, r, ok3)
	var s struct {
		x, y int
		z    []string
	}
	var fn func(int) int
	var arr [3]*int
	var e2 error
	fmt.Println(s, fn == nil, arr, e2)
	if x, y := 1, 2; x < y {
		fmt.Println(x + y)
	}
}

// Output:
// 1 two 3 0 e f [1 2] 7 seven
// 0 0 true 7 seven 7 p 113
// 1 true true false 3 true
// {0 0 []} true [<nil> <nil> <nil>] <nil>
// 3
