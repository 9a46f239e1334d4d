package main

import (
	"fmt"
	. "strings"
	str "strconv"
)

import m "math"

func main() {
	fmt.Println(ToUpper("dot"), str.Itoa(5), m.Sqrt(16), Repeat("ab", 2))
	fmt := "shadow"
	println := func(s string) int { return len(s) }
	_ = println(fmt)
}

// Output:
// DOT 5 4 abab
