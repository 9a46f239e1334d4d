package main

import "fmt"

type P struct {
	x int
	s string
}

func main() {
	a := map[P]int{{1, "a"}: 10, {2, "b"}: 20}
	a[P{1, "a"}]++
	fmt.Println(a[P{1, "a"}], a[P{2, "x"}], a)
	b := map[[2]int]string{{1, 2}: "x"}
	fmt.Println(b[[2]int{1, 2}], b[[2]int{2, 1}] == "")
	c := map[interface{}]int{1: 1, "1": 2, 1.0: 3, int8(1): 4, P{1, "z"}: 5, [1]int{1}: 6, nil: 7, true: 8}
	fmt.Println(c[1], c["1"], c[1.0], c[int8(1)], c[P{1, "z"}], c[[1]int{1}], c[nil], c[true], c[int16(1)])
	x, y := 1, 2
	d := map[*int]string{&x: "x", &y: "y"}
	fmt.Println(d[&x], d[&y], len(d))
	e := map[float64]int{0.5: 1}
	var z float64
	e[z] = 2
	e[-z] = 3
	fmt.Println(len(e), e[0])
	f := map[bool]int{true: 1}
	f[false]--
	fmt.Println(f)
	g := map[rune]int{}
	for _, r := range "hello" {
		g[r]++
	}
	fmt.Println(g['l'], g['h'], g['z'])
	h := map[uint8]int8{255: -1}
	fmt.Println(h[255], h)
	ch := make(chan int)
	i := map[chan int]bool{ch: true}
	fmt.Println(i[ch], i[nil])
}

// Output:
// 11 0 map[{1 a}:11 {2 b}:20]
// x true
// 1 2 3 4 5 6 7 8 0
// x y 2
// 2 3
// map[false:-1 true:1]
// 2 1 0
// -1 map[255:-1]
// true false
