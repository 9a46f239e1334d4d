package main

import "fmt"

func f(n int) int { fmt.Print("f", n, " "); return n }

func grade(n int) string {
	switch {
	case n >= 90:
		return "A"
	case n >= 80:
		return "B"
	default:
		return "F"
	}
}

func main() {
	for i := 0; i < 8; i++ {
		switch i {
		case 0:
			fmt.Print("zero ")
		case 1, 2, 3:
			fmt.Print("low ")
			if i == 2 {
				break
			}
			fmt.Print("not2 ")
		case 5:
			fmt.Print("five ")
			fallthrough
		case 6:
			fmt.Print("six ")
			fallthrough
		default:
			fmt.Print("default ")
		}
	}
	fmt.Println()
	switch x := f(3); f(x) {
	case f(1), f(3), f(4):
		fmt.Println("matched", x)
	case f(5):
	}
	fmt.Println(grade(95), grade(85), grade(1))
	switch s := "b"; s {
	case "a", "b":
		fmt.Println("ab")
	}
	switch {
	}
	switch f(9) {
	}
	fmt.Println()
	var v interface{} = "x"
	switch v {
	case 1:
	case "x":
		fmt.Println("iface switch")
	}
	switch 5 {
	default:
		fmt.Println("d")
	case 4:
	}
	type K struct{ a int }
	switch (K{1}) {
	case K{2}:
	case K{1}:
		fmt.Println("struct switch")
	}
}

// Output:
// zero low not2 low low not2 default five six default six default default 
// f3 f3 f1 f3 matched 3
// A B F
// ab
// f9 
// iface switch
// d
// struct switch
