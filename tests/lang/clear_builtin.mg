// go1.21
package main

import (
	"fmt"
	"math"
)

func main() {
	m := map[string]int{"a": 1, "b": 2}
	clear(m)
	fmt.Println(len(m), m)
	m["c"] = 3
	fmt.Println(m)
	nan := map[float64]int{math.NaN(): 1, 2: 2}
	clear(nan)
	fmt.Println(len(nan))
	s := []string{"a", "b", "c"}
	clear(s[:2])
	fmt.Printf("%q\n", s)
	var nm map[int]int
	clear(nm)
	var ns []int
	clear(ns)
	type T struct {
		p *int
		n int
	}
	x := 1
	ts := []T{{&x, 1}, {&x, 2}}
	clear(ts)
	fmt.Println(ts[0].p == nil, ts[1].n, nm == nil, ns == nil)
}

// Output:
// 0 map[]
// map[c:3]
// 0
// ["" "" "c"]
// true 0 true true
