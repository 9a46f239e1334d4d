package main

import "fmt"

type P struct{ X, Y int }
type L struct {
	A, B P
	S    []P
	M    map[string]P
	Q    *P
}

func main() {
	fmt.Println([]P{{1, 2}, {X: 3}, {}})
	fmt.Println([...]*P{{1, 2}, nil}[0].Y)
	fmt.Println(map[P]string{{1, 2}: "a"})
	fmt.Println(map[string][]P{"k": {{1, 1}, {2, 2}}}, map[string]*P{"z": {5, 6}}["z"].X)
	l := L{A: P{1, 2}, S: []P{{3, 4}}, M: map[string]P{"m": {5, 6}}, Q: &P{7, 8}}
	fmt.Println(l.A, l.B, l.S, l.M, *l.Q)
	fmt.Println([]int{5: 1, 2, 1: 7}, len([...]string{9: ""}))
	const k = 2
	fmt.Println([]string{k: "two", k + 1: "three", 0: "zero"}, ['c' - 'a' + 1]int{'b' - 'a': 4})
	fmt.Println([][]int{{1}, {}, {2, 3}}, [2][2]int{{1}, {0, 2}})
	pp := &[]int{1, 2}
	(*pp)[0] = 5
	fmt.Println(*pp, (&P{1, 2}).X, P{3, 4}.Y)
	for _, t := range []struct {
		in  string
		out int
	}{{"a", 1}, {"b", 2}} {
		fmt.Print(t.in, t.out, " ")
	}
	fmt.Println()
	x := 3
	fmt.Println([]interface{}{x, &x == nil, P{x, x * 2}, []int{x}, map[int]int{x: x}})
	e := [0]int{}
	fmt.Println(len(e), e)
	big := [1000]int{999: 1}
	fmt.Println(big[999], len(big))
}

// Output:
// [{1 2} {3 0} {0 0}]
// 2
// map[{1 2}:a]
// map[k:[{1 1} {2 2}]] 5
// {1 2} {0 0} [{3 4}] map[m:{5 6}] {7 8}
// [0 7 0 0 0 1 2] 10
// [zero  two three] [0 4 0]
// [[1] [] [2 3]] [[1 0] [0 2]]
// [5 2] 1 4
// a1 b2 
// [3 false {3 6} [3] map[3:3]]
// 0 []
// 1 1000
