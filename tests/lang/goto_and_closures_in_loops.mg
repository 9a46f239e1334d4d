package main

import "fmt"

func find(m [][]int, want int) (r, c int, ok bool) {
	for r = range m {
		for c = range m[r] {
			if m[r][c] == want {
				ok = true
				goto done
			}
		}
	}
	r, c = -1, -1
done:
	return
}

func retry(n int) (tries int) {
again:
	tries++
	if tries < n {
		goto again
	}
	return
}

func main() {
	m := [][]int{{1, 2}, {3, 4, 5}}
	fmt.Println(find(m, 5))
	fmt.Println(find(m, 9))
	fmt.Println(retry(4))
	i := 0
loop:
	if i < 3 {
		defer func(n int) { fmt.Print(n, " ") }(i)
		i++
		goto loop
	}
}

// Output:
// 1 2 true
// -1 -1 false
// 4
// 2 1 0 
