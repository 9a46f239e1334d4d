package main

import "fmt"

func main() {
	var p uintptr = 1 << 40
	p++
	fmt.Println(p, ^uintptr(0))
	var (
		a int8
		b int16
		c int32
		d int64
		e int
		f uint8
		g uint16
		h uint32
		i uint64
		j uint
	)
	for k := 0; k < 70; k++ {
		a = a*3 + 7
		b = b*3 + 7
		c = c*3 + 7
		d = d*3 + 7
		e = e*3 + 7
		f = f*3 + 7
		g = g*3 + 7
		h = h*3 + 7
		i = i*3 + 7
		j = j*3 + 7
	}
	fmt.Println(a, b, c, d, e, f, g, h, i, j)
	fmt.Println(a/3, b/3, c/3, f/3, g/3, h/3, i/3, a%5, b%5, f%5, i%5)
	fmt.Println(a>>1, b>>2, c>>3, f>>1, g>>2, h>>3, a<<1, f<<1)
	fmt.Println(int16(a) < b, f > 100, i > uint64(j)-1, uint8(a) < f)
	fmt.Println(-a, -f, ^b, ^g, +c)
}

// Output:
// 1099511627777 18446744073709551615
// 116 -15500 -357776524 8025745029054907252 8025745029054907252 116 50036 3937190772 8025745029054907252 8025745029054907252
// 38 -5166 -119258841 38 16678 1312396924 2675248343018302417 1 0 1 2
// 58 -3875 -44722066 58 12509 492148846 -24 232
// false true true false
// -116 140 15499 15499 -357776524
