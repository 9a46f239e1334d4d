package main

import "fmt"

func main() {
	for _, p := range [][2]int{{7, 2}, {-7, 2}, {7, -2}, {-7, -2}, {0, 5}, {1, 7}} {
		a, b := p[0], p[1]
		fmt.Println(a/b, a%b, a/b*b+a%b == a)
	}
	var u uint = 1<<64 - 1
	fmt.Println(u/10, u%10)
	var min int64 = -1 << 63
	d := int64(-1)
	fmt.Println(min/d, min%d)
	for _, d := range []int32{1, 2, 4, 8, 3, 5} {
		fmt.Print(int32(-17)/d, " ", int32(-17)%d, "; ")
	}
	fmt.Println()
	x := -9
	fmt.Println(x/2, x/4, x/8, x%2, x%4, x%8, x>>1)
}

// Output:
// 3 1 true
// -3 -1 true
// -3 1 true
// 3 -1 true
// 0 0 true
// 0 1 true
// 1844674407370955161 5
// -9223372036854775808 0
// -17 0; -8 -1; -4 -1; -2 -1; -5 -2; -3 -2; 
// -4 -2 -1 -1 -1 -1 -5
