package main

import "fmt"

func main() {
	m := map[int]bool{}
	for i := 0; i < 100; i++ {
		m[i] = true
	}
	seen := map[int]int{}
	for k := range m {
		seen[k]++
		delete(m, (k+1)%100)
		if len(m) == 0 {
			break
		}
	}
	for k, n := range seen {
		if n != 1 {
			fmt.Println("twice", k)
		}
	}
	fmt.Println(len(m) <= 100, len(seen) >= 1)
	g := map[int]int{0: 0}
	steps := 0
	for k := range g {
		steps++
		if steps < 50 {
			g[k+1000+steps] = 1
		} else {
			break
		}
	}
	fmt.Println(len(g) >= 1, steps >= 1)
	all := map[string]int{"a": 1, "b": 2, "c": 3}
	for k := range all {
		delete(all, k)
	}
	fmt.Println(len(all))
}

// Output:
// true true
// true true
// 0
