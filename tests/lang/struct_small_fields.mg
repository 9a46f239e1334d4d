package main

import "fmt"

type T struct {
	a int8
	b uint16
	c bool
	d int32
	e uint8
	f float32
	g int64
	h [3]byte
	i rune
}

func main() {
	var t T
	t.a = -1
	t.b = 65535
	t.c = true
	t.d = -70000
	t.e = 255
	t.f = 1.5
	t.g = -1 << 40
	t.h[1] = 200
	t.i = '世'
	fmt.Println(t)
	t.a -= 127
	t.a--
	t.b++
	t.d *= 100000
	t.e++
	t.f /= 4
	fmt.Println(t)
	u := t
	u.h = [3]byte{1, 2, 3}
	p := &u
	p.e |= 0x80
	p.c = !p.c
	fmt.Println(t, *p, t == u)
	arr := []T{t, u}
	arr[0].a++
	arr[1].h[2] = 9
	fmt.Println(arr)
}

// Output:
// {-1 65535 true -70000 255 1.5 -1099511627776 [0 200 0] 19990}
// {127 0 true 1589934592 0 0.375 -1099511627776 [0 200 0] 19990}
// {127 0 true 1589934592 0 0.375 -1099511627776 [0 200 0] 19990} {127 0 false 1589934592 128 0.375 -1099511627776 [1 2 3] 19990} false
// [{-128 0 true 1589934592 0 0.375 -1099511627776 [0 200 0] 19990} {127 0 false 1589934592 128 0.375 -1099511627776 [1 2 9] 19990}]
