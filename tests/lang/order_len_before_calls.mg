// len and cap are computed where they stand, before later calls of the statement.
package main

import "fmt"

var gs = []int{1}

func grow() int { gs = append(gs, 9); return len(gs) }
func two(a, b int) string { return fmt.Sprint(a, b) }

func main() {
	s := []int{1}
	g := func() int { s = append(s, 2, 3, 4); return len(s) }
	fmt.Println(len(s), g())
	a, b := len(s), g()
	fmt.Println(a, b)
	a, b = cap(s)-cap(s)+len(s)+1, g()
	fmt.Println(a, b)
	fmt.Println(two(len(gs), grow()), two(grow(), len(gs)))
	x := [2]int{len(gs), grow()}
	fmt.Println(x)
	m := map[string]int{}
	h := func() int { m[fmt.Sprint(len(m))] = 1; return len(m) }
	fmt.Println(len(m), h(), len(m), h())
	y := []int{len(m) * 10, h(), len(m)}
	fmt.Println(y)
	str := "a"
	k := func() string { str += "b"; return str }
	fmt.Println(len(str), k(), str, len(str))
	z := len(str) + len(k()) + len(str)
	fmt.Println(z)
	fmt.Println(gs[0]+len(gs), grow(), gs[len(gs)-1])
	c := make(chan int, 5)
	d := func() int { c <- 1; return len(c) }
	fmt.Println(len(c), d(), cap(c), len(c))
	st := struct{ n []int }{}
	e := func() bool { st.n = append(st.n, 1); return true }
	fmt.Println(len(st.n) == 0, e(), len(st.n) == 1 && e(), len(st.n))
}

// Output:
// 1 4
// 4 7
// 8 10
// 1 2 3 3
// [3 4]
// 0 1 1 2
// [20 3 3]
// 1 ab ab 2
// 8
// 5 5 9
// 0 1 5 1
// true true true 2
