// go1.21
package main

import "fmt"

func f(s string, n int) int { fmt.Print(s, " "); return n }

func main() {
	a, b := 3, 7
	fmt.Println(min(a, b), max(a, b), min(a), max(a, b, 5, 10))
	fmt.Println(min(2.5, 1), max(1, 2.5), min("b", "a", "c"), max("x", "abc"))
	const c = min(1, 2, 3) + max(4, 5)
	var arr [c]int
	fmt.Println(len(arr))
	x := 1.5
	z := 0.0
	fmt.Println(min(x, 2), max(x, 2), max(x, z/z), min(z, -z), 1/min(z, -1/(1/z*1e308*10)))
	fmt.Println(min(f("a", 2), f("b", 1), f("c", 3)))
	var u uint8 = 200
	fmt.Println(max(u, 100), min(u, 255))
	type S string
	fmt.Printf("%T %v\n", max(S("p"), "q"), max(S("p"), "q"))
}

// Output:
// 3 7 3 10
// 1 2.5 a x
// 6
// 1.5 2 NaN -0 -Inf
// a b c 1
// 200 200
// main.S q
