package main

import "fmt"

type T struct {
	n    int
	name string
	tags []string
}

func main() {
	m := map[string]T{}
	m["a"] = T{1, "one", nil}
	t := m["a"]
	t.n = 100
	fmt.Println(m["a"].n, t.n)
	m["a"] = t
	fmt.Println(m["a"].n, m["none"].name == "", m["none"].tags == nil)
	pm := map[string]*T{"x": {n: 1}}
	pm["x"].n++
	pm["x"].tags = append(pm["x"].tags, "q")
	fmt.Println(*pm["x"])
	am := map[int][3]int{1: {1, 2, 3}}
	fmt.Println(am[1][2], am[5][0])
	mm := map[string]map[string]int{"a": {"b": 1}}
	mm["a"]["c"] = 2
	fmt.Println(mm, mm["zz"]["y"])
	fm := map[string]func(int) int{"double": func(x int) int { return x * 2 }}
	fmt.Println(fm["double"](21))
}

// Output:
// 1 100
// 100 true true
// {2  [q]}
// 3 0
// map[a:map[b:1 c:2]] 0
// 42
