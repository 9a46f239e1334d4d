package main

import (
	"fmt"
	"runtime"
)

type P struct {
	name *string
	kids []*P
	m    map[string]int
	any  interface{}
}

func mk(s string) *string { t := s + "!"; return &t }

func use() int {
	var local P
	arr := [3]P{}
	q := &arr[1]
	local.name = mk("a")
	local.kids = []*P{{name: mk("kid")}}
	local.m = map[string]int{"x": 1}
	local.any = P{name: mk("boxed")}
	q.name = mk("q")
	q.any = []int{1, 2, 3}
	for i := 0; i < 100; i++ {
		_ = make([]byte, 1000)
	}
	runtime.GC()
	return len(*local.name) + len(*local.kids[0].name) + local.m["x"] + len(*local.any.(P).name) + len(*q.name) + len(q.any.([]int))
}

func main() {
	sum := 0
	for i := 0; i < 10; i++ {
		sum += use()
	}
	fmt.Println(sum)
}

// Output:
// 180
