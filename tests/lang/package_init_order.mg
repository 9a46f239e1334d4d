package main

import "fmt"

var (
	a = b + 1
	b = f("b", c)
	c = 10
	d = func() int { fmt.Println("init d"); return 4 }()
	_ = f("blank", 0)
	e, g = pair()
)

func f(s string, n int) int {
	fmt.Println("init", s)
	return n + 1
}

func pair() (int, string) {
	fmt.Println("pair sees", d, z)
	return 1, "g"
}

var z = f("z", 1)

func init() { fmt.Println("init 1", a, b, c) }
func init() { fmt.Println("init 2", e, g) }

var table = map[string]func() int{"x": func() int { return last }}
var last = f("last", 5)

func main() { fmt.Println("main", table["x"]()) }

// Output:
// init b
// init d
// init blank
// init z
// pair sees 4 2
// init last
// init 1 12 11 10
// init 2 1 g
// main 6
