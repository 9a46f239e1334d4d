package main

import "fmt"

func main() {
	f := 3.99
	fmt.Println(int(f), int(-f), int8(f), uint8(f), int64(1e15))
	i := 1<<53 + 1
	fmt.Println(float64(i) == float64(i-1), float32(16777217))
	var u uint64 = 1<<63 + 1<<11
	fmt.Println(float64(u), uint64(float64(u)))
	var g float32 = 2.5
	fmt.Println(int(g), float64(g), float32(0.1) == 0.1)
	d := 0.1
	fmt.Println(float32(d), float64(float32(d)))
}

// Output:
// 3 -3 3 3 1000000000000000
// true 1.6777216e+07
// 9.223372036854778e+18 9223372036854777856
// 2 2.5 true
// 0.1 0.10000000149011612
