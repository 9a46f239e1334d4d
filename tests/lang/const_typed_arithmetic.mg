package main

import (
	"fmt"
	"time"
)

type Celsius float64
type Flags uint8

const (
	Boiling Celsius = 100
	A       Flags   = 1 << iota
	B
	C
	All = A | B | C
)

func main() {
	fmt.Println(Boiling/3, A, B, C, All, All&^B)
	fmt.Printf("%T %T\n", Boiling*2, All)
	const timeout = 3 * time.Second / 2
	fmt.Println(timeout)
	const s = "abc" + "def"
	fmt.Println(s, len(s), s[2], s[1:3])
	const t = len(s) > 3 && s < "b"
	fmt.Println(t, !t)
}

// Output:
// 33.333333333333336 2 4 8 14 10
// main.Celsius main.Flags
// 1.5s
// abcdef 6 99 bc
// true false
