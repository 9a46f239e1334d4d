package main

import "fmt"

func main() {
	var i8 int8 = 127
	i8++
	var u8 uint8 = 0
	u8--
	var i16 int16 = -32768
	i16--
	var u16 uint16 = 65535
	u16 += 2
	var i32 int32 = 1 << 30
	i32 *= 4
	i32b := int32(1<<31 - 1)
	i32b++
	var u32 uint32 = 1 << 31
	u32 <<= 1
	var i64 int64 = 1<<63 - 1
	i64++
	var u64 uint64
	u64--
	fmt.Println(i8, u8, i16, u16, i32, i32b, u32, i64, u64)
	var m int8 = -128
	fmt.Println(-m, m/-1, m*-1, m%-1)
	var x uint8 = 200
	fmt.Println(x+100, x*2, x<<1, ^x, -x)
}

// Output:
// -128 255 32767 1 0 -2147483648 0 -9223372036854775808 18446744073709551615
// -128 -128 -128 0
// 44 144 144 55 56
