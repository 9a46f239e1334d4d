package main

import "fmt"

func main() {
	a := 100
	a += 5
	a -= 3
	a *= 2
	a /= 4
	a %= 30
	a <<= 3
	a >>= 1
	a |= 3
	a &= 0x7e
	a ^= 0xff
	a &^= 0x11
	fmt.Println(a)
	f := 1.5
	f += 2
	f *= 3
	f /= 4
	f -= .5
	f++
	f--
	fmt.Println(f)
	s := "x"
	s += "y"
	fmt.Println(s)
	arr := []uint8{250}
	arr[0] += 10
	arr[0]++
	fmt.Println(arr)
	m := map[string][]int{}
	m["a"] = append(m["a"], 1)
	mm := map[string]int8{"x": 127}
	mm["x"]++
	mm["y"] -= 2
	mm["z"] |= 5
	fmt.Println(m, mm)
	p := &arr[0]
	*p <<= 2
	fmt.Println(*p)
	type T struct{ n [2]int16 }
	t := &T{}
	t.n[1] += 300
	t.n[1] *= 300
	fmt.Println(t.n)
	var r rune = 'a'
	r += 2
	fmt.Println(string(r))
}

// Output:
// 168
// 2.125
// xy
// [5]
// map[a:[1]] map[x:-128 y:-2 z:5]
// 20
// [0 24464]
// c
