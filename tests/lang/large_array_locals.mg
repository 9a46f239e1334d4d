package main

import "fmt"

func fill(n int) (sum int) {
	var a [5000]int
	var b [3000]int8
	for i := range a {
		a[i] = i * n
	}
	for i := range b {
		b[i] = int8(i)
	}
	for i := 0; i < len(a); i += 500 {
		sum += a[i]
	}
	for _, v := range b {
		sum += int(v)
	}
	return
}

func big() [2000]string {
	var s [2000]string
	s[1999] = "end"
	s[0] = "start"
	return s
}

type Huge struct {
	pad [9000]byte
	x   int
	s   string
}

func pass(h Huge, k int) Huge {
	h.x += k
	h.s += "!"
	h.pad[8999]++
	return h
}

func main() {
	fmt.Println(fill(1), fill(3))
	s := big()
	fmt.Println(s[0], s[1999], len(s[1]))
	h := pass(pass(Huge{s: "h"}, 2), 3)
	fmt.Println(h.x, h.s, h.pad[8999])
	g := h
	g.pad[5] = 1
	fmt.Println(h.pad[5], g.pad[5], g == h, g.x)
}

// Output:
// 23592 68592
// start end 0
// 5 h!! 2
// 0 1 false 5
