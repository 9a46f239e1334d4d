package main

import "fmt"

func main() {
	x := 0x123456789abcdef0
	fmt.Println(int8(x), uint8(x), int16(x), uint16(x), int32(x), uint32(x), uint64(x))
	y := -1
	fmt.Println(uint8(y), uint16(y), uint32(y), uint64(y), int8(y))
	var u uint32 = 0xffffffff
	fmt.Println(int32(u), int64(u), int64(int32(u)))
	var i8 int8 = -5
	fmt.Println(uint(i8), uint16(i8), uint16(uint8(i8)), int(uint8(i8)))
}

// Output:
// -16 240 -8464 57072 -1698898192 2596069104 1311768467463790320
// 255 65535 4294967295 18446744073709551615 -1
// -1 4294967295 -1
// 18446744073709551611 65531 251 251
