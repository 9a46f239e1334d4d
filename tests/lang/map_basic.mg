package main

import "fmt"

func main() {
	m := map[string]int{"a": 1, "b": 2}
	m["c"] = 3
	m["a"]++
	m["new"] += 5
	v, ok := m["zz"]
	fmt.Println(m["a"], m["b"], m["c"], m["new"], v, ok, len(m))
	delete(m, "b")
	delete(m, "nope")
	_, ok = m["b"]
	fmt.Println(ok, len(m), m)
	var n map[string]int
	fmt.Println(n["x"], len(n), n == nil)
	delete(n, "x")
	for range n {
		fmt.Println("never")
	}
	if v, ok := m["c"]; ok {
		fmt.Println("c is", v)
	}
	x := map[int][]string{}
	x[1] = append(x[1], "p", "q")
	x[2] = append(x[2], "r")
	fmt.Println(x)
}

// Output:
// 2 2 3 5 0 false 4
// false 3 map[a:2 c:3 new:5]
// 0 0 true
// c is 3
// map[1:[p q] 2:[r]]
