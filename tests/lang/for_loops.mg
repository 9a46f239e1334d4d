package main

import "fmt"

func main() {
	for i := 0; i < 3; i++ {
		fmt.Print(i, " ")
	}
	n := 3
	for n > 0 {
		n--
		if n == 1 {
			continue
		}
		fmt.Print("n", n, " ")
	}
	for {
		n++
		if n > 5 {
			break
		}
	}
	fmt.Println(n)
	for i, j := 0, 10; i < j; i, j = i+1, j-2 {
		fmt.Print(i, ",", j, " ")
	}
	fmt.Println()
	var k int
	for k = 10; k > 0; k /= 2 {
	}
	fmt.Println(k)
	for i := uint8(250); i >= 250; i++ {
		fmt.Print(i, " ")
	}
	fmt.Println()
	s := []int{5, 6}
	for i := range s {
		fmt.Print(i)
	}
	var idx int
	var val int
	for idx, val = range s {
	}
	fmt.Println(idx, val)
	for range s {
		fmt.Print("x")
	}
	arr := [2]struct{ a, b int }{}
	for arr[0].a = range s {
	}
	var m [3]int
	for i := range m {
		m[i] = i * i
	}
	fmt.Println(arr, m)
	for i := 0; i < 3; i++ {
		i := i * 2
		fmt.Print(i, " ")
	}
	fmt.Println()
}

// Output:
// 0 1 2 n2 n0 6
// 0,10 1,8 2,6 3,4 
// 0
// 250 251 252 253 254 255 
// 011 6
// xx[{1 0} {0 0}] [0 1 4]
// 0 2 4 
