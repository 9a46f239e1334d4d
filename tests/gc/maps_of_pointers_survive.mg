package main

import (
	"fmt"
	"runtime"
)

type V struct {
	n    int
	name string
	next *V
}

func main() {
	m := map[string]*V{}
	var last *V
	for i := 0; i < 2000; i++ {
		last = &V{i, fmt.Sprint("v", i), last}
		m[last.name] = last
		if i%3 == 0 {
			delete(m, fmt.Sprint("v", i/2))
			last = nil
		}
	}
	runtime.GC()
	n, sum := 0, 0
	for k, v := range m {
		if k != v.name {
			fmt.Println("broken", k, v.name)
		}
		n++
		sum += v.n
	}
	fmt.Println(n == len(m), sum > 0)
	mm := map[int]map[int][]string{}
	for i := 0; i < 100; i++ {
		mm[i] = map[int][]string{i: {fmt.Sprint(i)}}
	}
	runtime.GC()
	ok := true
	for i := 0; i < 100; i++ {
		ok = ok && mm[i][i][0] == fmt.Sprint(i)
	}
	fmt.Println(ok)
}

// Output:
// true true
// true
