package main

import "fmt"

func main() {
	s := []int{1, 2, 3, 4}
	p := (*[2]int)(s)
	p[0] = 10
	fmt.Println(s, *p, len(p))
	var n []int
	q := (*[0]int)(n)
	fmt.Println(q == nil)
	e := (*[0]int)([]int{})
	fmt.Println(e == nil)
	arr := &[3]string{"a", "b", "c"}
	t := arr[1:]
	t[0] = "B"
	fmt.Println(*arr, t)
}

// Output:
// [10 2 3 4] [10 2] 2
// true
// false
// [a B c] [B c]
