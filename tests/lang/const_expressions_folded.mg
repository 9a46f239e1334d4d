package main

import "fmt"

const n = 10
const s = "hello"

var arr [n * 2]int

func main() {
	fmt.Println(len(arr), len(s), cap(arr[:]), len([3]int{}), len([n]string{}))
	const (
		max8  = 1<<7 - 1
		umax  = ^uint8(0)
		f     = 1.0 * n / 4
		i     = int(f * 4)
		b     = n > 5 && s != ""
		r     = 'a' + 1
		str   = s + " " + "world"
		neg   = -n % 3
		shift = 1 << n >> 2
		fl    = float32(1) / 3
		u     = uint32(1<<32 - 1)
	)
	fmt.Println(max8, umax, f, i, b, r, str, neg, shift, fl, u)
	var a [len(str)]byte
	fmt.Println(len(a))
	if b {
		fmt.Println("const true")
	}
	if !b {
		fmt.Println("never")
	}
	const big = 1 << 62
	var x uint64 = big * 2
	fmt.Println(x)
	var y = 5.0
	var z int = 5.0
	fmt.Println(y/2, z/2, 'a'*2, "s"+s[:1])
	var c = 1.5e3
	var d int = 1e3
	fmt.Println(c, d)
}

// Output:
// 20 5 20 3 10
// 127 255 2.5 10 true 98 hello world -1 256 0.33333334 4294967295
// 11
// const true
// 9223372036854775808
// 2.5 2 194 sh
// 1500 1000
