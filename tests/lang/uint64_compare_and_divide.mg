package main

import "fmt"

func main() {
	var a, b uint64 = 1 << 63, 3
	fmt.Println(a > b, a/b, a%b, a>>1, a*2, a-1)
	var x, y uint32 = 1 << 31, 7
	fmt.Println(x > y, x/y, x%y, x*2, -x)
	i := int64(-1)
	fmt.Println(uint64(i) > 0, i > 0, uint64(i)/2)
	var u uint = 0
	for k := uint(3); k < 4; k-- {
		u += k
	}
	fmt.Println(u)
	if u-100 > 1000 {
		fmt.Println("unsigned")
	}
}

// Output:
// true 3074457345618258602 2 4611686018427387904 0 9223372036854775807
// true 306783378 2 0 2147483648
// true false 9223372036854775807
// 6
// unsigned
