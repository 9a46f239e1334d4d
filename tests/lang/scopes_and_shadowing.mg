package main

import "fmt"

var x = "global"

func f() string { return x }

func main() {
	fmt.Println(x)
	x := 1
	{
		x := x + 1
		x++
		fmt.Println(x)
		{
			var x = "inner"
			fmt.Println(x)
		}
	}
	fmt.Println(x, f())
	if x := 5; x > 3 {
		y := x
		fmt.Println(x, y)
	} else if z := x; z > 0 {
		fmt.Println(z)
	}
	a, err := 1, "e1"
	b, err := 2, "e2"
	fmt.Println(a, b, err)
	type int32 string
	var s int32 = "shadowed type"
	fmt.Println(s)
	len := func(s string) int { return 42 }
	fmt.Println(len("x"))
	true := false
	fmt.Println(true)
	switch x := "sw"; {
	case x == "sw":
		x := 1.5
		fmt.Println(x)
	}
}

// Output:
// global
// 3
// inner
// 1 global
// 5 5
// 1 2 e2
// shadowed type
// 42
// false
// 1.5
