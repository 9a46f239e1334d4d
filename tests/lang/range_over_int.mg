// go1.22
package main

import "fmt"

type N uint8

func calls() int { fmt.Print("once "); return 3 }

func main() {
	for i := range 3 {
		fmt.Print(i, " ")
	}
	for range 2 {
		fmt.Print("x ")
	}
	for i := range calls() {
		fmt.Print(i, " ")
	}
	n := N(3)
	for i := range n {
		fmt.Printf("%T%d ", i, i)
	}
	for i := range -5 {
		fmt.Print("never", i)
	}
	fmt.Println()
	var fs []func() int
	for i := range 3 {
		i += 10
		fs = append(fs, func() int { return i })
	}
	for _, f := range fs {
		fmt.Print(f(), " ")
	}
	var k int
	for k = range 5 {
	}
	const c = 2
	for i := range c {
		k += i
	}
	var i64 int64 = 2
	for j := range i64 {
		i64 = j
	}
	fmt.Println(k, i64)
}

// Output:
// 0 1 2 x x once 0 1 2 main.N0 main.N1 main.N2 
// 10 11 12 5 1
