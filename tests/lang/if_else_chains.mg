package main

import "fmt"

func sign(n int) string {
	if n < 0 {
		return "neg"
	} else if n == 0 {
		return "zero"
	} else if n < 10 {
		return "small"
	}
	return "big"
}

func cond(a, b bool) int {
	if a && b || !a && !b {
		return 1
	}
	if !(a || b) {
		return 2
	}
	if v, ok := map[bool]int{true: 5}[a]; ok && v > 3 {
		return v
	} else if w := v + 1; w > 100 {
		return w
	} else {
		return v - w
	}
}

func main() {
	for _, n := range []int{-5, 0, 5, 50} {
		fmt.Print(sign(n), " ")
	}
	for _, a := range []bool{true, false} {
		for _, b := range []bool{true, false} {
			fmt.Print(cond(a, b), " ")
		}
	}
	fmt.Println()
	f := 0.5
	if f > 0 && f < 1 {
		fmt.Println("between")
	}
	s := "b"
	if s >= "a" && s < "c" {
		fmt.Println("str")
	}
	var p *int
	if p == nil || *p > 0 {
		fmt.Println("short circuit")
	}
}

// Output:
// neg zero small big 1 5 -1 1 
// between
// str
// short circuit
