package main

import "fmt"

func main() {
	a, b := 0b1100, 0b1010
	fmt.Println(a&b, a|b, a^b, a&^b, ^a)
	var u8 uint8 = 0xf0
	fmt.Println(^u8, u8&^0x30, u8^0xff)
	a &= 8
	b |= 1
	fmt.Println(a, b)
	a ^= 3
	b &^= 2
	fmt.Println(a, b)
	var i8 int8 = -1
	fmt.Println(^i8, i8&0x7f, i8^0x55)
}

// Output:
// 8 14 6 4 -13
// 15 192 15
// 8 11
// 11 9
// 0 127 -86
