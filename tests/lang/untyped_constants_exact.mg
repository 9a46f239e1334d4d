package main

import "fmt"

const (
	huge  = 1 << 200
	third = 1.0 / 3
)

func main() {
	fmt.Println(huge>>190, huge/(huge-1), huge%7)
	fmt.Println(third*3 == 1, third+third+third)
	const a = 0.1
	const b = 0.2
	fmt.Println(a+b == 0.3, a+b)
	const big = 1e100
	fmt.Println(big/1e98, int64(big/1e90))
	const c = 5 / 2
	const d = 5 / 2.0
	const e = 5.0 / 2
	fmt.Println(c, d, e)
	const m = 'a' + 1.0
	fmt.Printf("%T %v\n", m, m)
	var f float32 = 1 << 3
	fmt.Println(f, len("héllo")*2, -5%3, ^0, 7&^2)
	const q = 12345678901234567890 * 98765432109876543210
	fmt.Println(q / 12345678901234567890 / 100)
	fmt.Printf("%T %T %T %T\n", 1, 1.0, 'x', "s")
}

// Output:
// 1024 1 4
// true 1
// true 0.3
// 100 10000000000
// 2 2.5 2.5
// float64 98
// 8 12 -2 -1 5
// 987654321098765432
// int float64 int32 string
