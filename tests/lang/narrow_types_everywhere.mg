// Narrow integers, float32 and loops that end in a float or string comparison, in every kind of place.
// go1.21
package main

import (
	"fmt"
	"math"
)

type narrow struct {
	a int16
	b int8
	c uint16
	d float32
}

func wrap16(a, b int16, n uint) (int16, int16, int16, int16) { return a + b, a - b, a * b, a << n }
func wrapU16(a, b uint16) (uint16, uint16, uint16)            { return a + b, a - b, a * b }

func slices() {
	s16 := []int16{1, -2, 3}
	s8 := []int8{-1, 127}
	u16 := []uint16{65535}
	s16 = append(s16, -32768)
	u16 = append(u16, 7)
	i := 1
	fmt.Println(s16[i], s16[i+2], s8[i-1], s8[i], u16[i-1], len(s16), len(u16))
}

func arrays(i int) {
	var a [4]int16
	var b [4]int8
	var c [4]uint16
	a[i], b[i], c[i] = -5, -6, 65530
	p, q, r := &a, &b, &c
	a[i+1], b[i+1], c[i+1] = a[i]*7000, b[i]*30, c[i]+10
	fmt.Println(p[i], q[i], r[i], p[i+1], q[i+1], r[i+1], a, b, c)
}

func fields() {
	x := narrow{-1, -2, 65535, 1.5}
	y := x
	p := &y
	p.a--
	p.b -= 127
	p.c++
	p.d *= 2
	fmt.Println(x, y, p.a, p.b, p.c, p.d)
}

func compare(a, b float32) {
	nan := float32(math.NaN())
	fmt.Println(a < b, a <= b, a > b, a >= b, a == b, a != b, a < nan, a != nan, nan == nan)
	if a < b {
		fmt.Println("less")
	}
	if !(a < nan) && !(a <= nan) {
		fmt.Println("unordered")
	}
	if a <= b {
		fmt.Println("less or equal")
	}
	if a != b {
		fmt.Println("unequal")
	}
	fmt.Println(min(a, b, 0.25), max(a, b, 0.25), min(a, nan))
}

func loops32(n float32) (up, down, count int) {
	for x := float32(0); x < n; x++ {
		up++
	}
	for x := n; x >= 1; x-- {
		down++
	}
	x := float32(0)
	for x != n {
		x += 0.5
		count++
	}
	for x == n {
		x++
		count++
	}
	for !(x <= 0) {
		x--
		count++
	}
	for !(x > n) {
		x++
		count++
	}
	return
}

func loops64(n float64) (count int) {
	x := 0.0
	for x != n {
		x += 0.5
		count++
	}
	for x == n {
		x++
		count++
	}
	for x >= 0 {
		x--
		count++
	}
	for !(x >= n) {
		x++
		count++
	}
	for !(x < 0) {
		x--
		count++
	}
	return count
}

func untilString(s string) (n int) {
	t := ""
	for t != s {
		t += "ab"
		n++
	}
	return n
}

type big [70000]int

// A frame of more than 65535 slots: its calls are out of reach of a short operand.
func bigFrame(f func(int) int, e fmt.Stringer, i int) int {
	var b big
	b[i] = f(i)
	b[69999] = len(e.String())
	s := 0
	for j := range b {
		s += b[j]
	}
	return s
}

type name string

func (n name) String() string { return string(n) }

func main() {
	fmt.Println(wrap16(32767, 2, 9))
	fmt.Println(wrapU16(3, 5))
	slices()
	arrays(1)
	fields()
	compare(1, 2)
	compare(0.5, 0.5)
	fmt.Println(loops32(4))
	fmt.Println(loops64(4))
	fmt.Println(untilString("ababab"))
	k := 3
	fmt.Println(bigFrame(func(i int) int { k++; return k * i }, name("abc"), 60000), k)
	fmt.Println(math.Abs(-2.5), math.Floor(-2.5), math.Ceil(-2.5), math.Trunc(-2.5), math.Sqrt(6.25))
}

// Output:
// -32767 32765 -2 -512
// 8 65534 15
// -2 -32768 -1 127 65535 4 2
// -5 -6 65530 30536 76 4 [0 -5 30536 0] [0 -6 76 0] [0 65530 4 0]
// {-1 -2 65535 1.5} {-2 127 0 3} -2 127 0 3
// true true false false false true false true false
// less
// unordered
// less or equal
// unequal
// 0.25 2 NaN
// false true false true true false false true false
// unordered
// less or equal
// 0.25 0.5 NaN
// 4 4 19
// 25
// 3
// 240003 4
// 2.5 -3 -2 -2 2.5
