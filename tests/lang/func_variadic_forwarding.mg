package main

import "fmt"

func modify(xs ...int) { xs[0] = 99 }
func count(xs ...interface{}) int { return len(xs) }
func outer(xs ...interface{}) (int, int) { return count(xs), count(xs...) }
func two() (int, string) { return 1, "x" }
func strs(sep string, parts ...string) string {
	out := ""
	for i, p := range parts {
		if i > 0 {
			out += sep
		}
		out += p
	}
	return out
}

func main() {
	s := []int{1, 2}
	modify(s...)
	fmt.Println(s)
	modify(1, 2)
	fmt.Println(outer(1, "a", nil))
	fmt.Println(count(two()))
	fmt.Println(count(nil), count(nil, nil), count([]interface{}{1, 2}...))
	fmt.Println(strs("-", "a", "b", "c"), strs("-"))
	f := strs
	fmt.Println(f("+", "x", "y"))
	g := func(pre int, ps ...*int) int { return pre + len(ps) }
	fmt.Println(g(1), g(1, nil), g(1, &s[0], &s[1]))
}

// Output:
// [99 2]
// 1 3
// 2
// 1 2 2
// a-b-c 
// x+y
// 1 2 3
