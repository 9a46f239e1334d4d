package main

import "fmt"

func main() {
	m := make(map[int]int)
	for i := 0; i < 20000; i++ {
		m[i*7] = i
	}
	for i := 0; i < 20000; i += 3 {
		delete(m, i*7)
	}
	sum, n := 0, 0
	for k, v := range m {
		if k != v*7 {
			fmt.Println("bad", k, v)
		}
		sum += v
		n++
	}
	fmt.Println(len(m), n, sum)
	s := make(map[string]int, 100)
	for i := 0; i < 3000; i++ {
		s[fmt.Sprint("key", i)] = i
	}
	ok := true
	for i := 0; i < 3000; i++ {
		ok = ok && s[fmt.Sprint("key", i)] == i
	}
	fmt.Println(ok, len(s))
}

// Output:
// 13333 13333 133326667
// true 3000
