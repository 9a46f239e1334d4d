package main

import "fmt"

func nums() []int { fmt.Println("called once"); return []int{1, 2, 3} }
func arr() [2]string { return [2]string{"x", "y"} }
func m() map[string]int { return map[string]int{"k": 1} }

func main() {
	for _, n := range nums() {
		fmt.Print(n, " ")
	}
	fmt.Println()
	for i, s := range arr() {
		fmt.Print(i, s, " ")
	}
	for k, v := range m() {
		fmt.Println(k, v)
	}
	c := make(chan int, 3)
	c <- 1
	c <- 2
	close(c)
	for v := range c {
		fmt.Print(v, " ")
	}
	for range c {
	}
	for i, b := range []byte("hi") {
		fmt.Print(i, b, " ")
	}
	var nilArr *[4]int
	for i := range nilArr {
		fmt.Print(i)
	}
	fmt.Println(len(nilArr))
	type T struct{ items [2]int }
	t := &T{[2]int{7, 8}}
	for _, v := range t.items {
		t.items[1] = 100
		fmt.Print(v, " ")
	}
	fmt.Println()
	x := []int{1, 2, 3}
	for i := range x {
		x[i] *= 10
	}
	for i, x[0] = range x {
	}
	fmt.Println(x)
}

var i int

// Output:
// called once
// 1 2 3 
// 0x 1y k 1
// 1 2 0 104 1 105 01234
// 7 8 
// [30 20 30]
