package main

import "fmt"

type T struct {
	a int
	b [3]int
	c *T
}

func ptr(n int) *int     { return &n }
func lit() *T            { return &T{a: 1} }
func field(t *T) *int    { return &t.b[2] }
func local() *[2]string  { var x [2]string; x[1] = "l"; return &x }
func slice() []*int {
	var out []*int
	for i := 0; i < 3; i++ {
		v := i
		out = append(out, &v)
	}
	return out
}

func main() {
	p, q := ptr(1), ptr(1)
	fmt.Println(*p, *q, p == q)
	t := lit()
	t.c = lit()
	*field(t) = 5
	*field(t.c) = 6
	fmt.Println(t.b, t.c.b, local()[1])
	for _, p := range slice() {
		fmt.Print(*p, " ")
	}
	fmt.Println()
	n := new(T)
	n.c = n
	n.c.c.a = 9
	fmt.Println(n.a)
	x := 1
	px := &x
	ppx := &px
	f := func() { **ppx = 77 }
	f()
	fmt.Println(x)
	arr := [4]int{1, 2, 3, 4}
	pa := &arr
	sl := pa[1:3]
	sl[0] = 20
	pa[3] = 40
	fmt.Println(arr, len(pa))
	ps := &struct{ s []int }{[]int{1}}
	ps.s = append(ps.s, 2)
	e := &ps.s[0]
	*e = 100
	fmt.Println(ps.s)
	s := "abc"
	sp := &s
	*sp += "d"
	fmt.Println(s, (*sp)[1])
	var i interface{} = &s
	*i.(*string) = "via iface"
	fmt.Println(s)
}

// Output:
// 1 1 false
// [0 0 5] [0 0 6] l
// 0 1 2 
// 9
// 77
// [1 20 3 40] 4
// [100 2]
// abcd 98
// via iface
