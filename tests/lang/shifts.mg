package main

import "fmt"

func main() {
	x := 1
	for _, n := range []uint{0, 1, 31, 32, 62, 63, 64, 65, 1000} {
		fmt.Println(n, x<<n, int32(x)<<n, uint8(255)>>n, int64(-5)>>n, int8(-128)>>n)
	}
	var s uint8 = 70
	fmt.Println(uint64(1)<<s, uint32(1)<<(s-60))
	n := 3
	fmt.Println(1<<n, -1<<n, -16>>n)
	y := 1
	y <<= 10
	y >>= 3
	fmt.Println(y)
	var i16 int16 = 0x7fff
	fmt.Println(i16<<1, i16<<2, uint16(i16)<<1)
	const big = 1 << 100
	fmt.Println(big >> 98)
}

// Output:
// 0 1 1 255 -5 -128
// 1 2 2 127 -3 -64
// 31 2147483648 -2147483648 0 -1 -1
// 32 4294967296 0 0 -1 -1
// 62 4611686018427387904 0 0 -1 -1
// 63 -9223372036854775808 0 0 -1 -1
// 64 0 0 0 -1 -1
// 65 0 0 0 -1 -1
// 1000 0 0 0 -1 -1
// 0 1024
// 8 -8 -2
// 128
// -2 -4 65534
// 4
