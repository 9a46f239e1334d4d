package main

// Variables reached through pointers that are known: what is written one way is read the other.

import (
	"fmt"
	"strings"
)

type pair struct {
	a, b int
	s    []int
	n8   int8
	in   struct{ x, y string }
}

func (p *pair) swap()              { p.a, p.b = p.b, p.a }
func (p *pair) inc(by int) int     { p.a += by; return p.a }
func (p *pair) add(v int) (n int)  { p.s = append(p.s, v); return len(p.s) }
func (p *pair) both() (int, int)   { return p.a, p.b }
func (p *pair) reset()             { *p = pair{b: p.a, a: p.b} }
func (p *pair) self() *pair        { return p }
func (p *pair) copyOf() (c pair)   { c = *p; c.a++; return }
func (p *pair) set(v pair) (e error) { *p = v; return nil }

func direct() {
	x := pair{a: 1, b: 2}
	p := &x
	p.swap()
	fmt.Println(x.a, p.b, x.a+p.inc(10), p.a*x.inc(1)+x.a)
	p.a, x.b = x.b, p.a
	fmt.Println(x.both())
	x.a, p.a = 5, 6
	fmt.Println(x.a, p.add(1), x.add(2), len(p.s), x.s)
	p.s, x.s = x.s[1:], p.s[:1]
	fmt.Println(p.s)
	x.reset()
	fmt.Println(*p)
	p.n8 = 127
	p.n8++
	x.n8--
	fmt.Println(x.n8, p.n8)
	p.in.x, p.in.y = "x", "y"
	p.in = struct{ x, y string }{p.in.y, x.in.x}
	fmt.Println(x.in)
	c := p.self().copyOf()
	*p, c = c, *p
	fmt.Println(x.a, c.a)
	_ = x.set(pair{a: 100})
	q := p
	q.a++
	(*q).b = (*p).a + x.a
	fmt.Println(*q, &x == q)
	n, _ := x.both()
	_, m := x.both()
	x.both()
	fmt.Println(n, m)
}

func scalars() {
	n, arr, str := 1, [4]int{1, 2, 3, 4}, "a"
	pn, pa, ps := &n, &arr, &str
	*pn += 2
	n *= *pn
	*ps += str + *ps
	for i, v := range *pa { // a copy
		pa[3-i] = v * 10
	}
	arr[1], (*pa)[2] = pa[2], arr[1]
	fmt.Println(n, *pn, str, arr, len(*pa), len(pa[1:3]))
	*pa = [4]int{pa[3], pa[2], pa[1], pa[0]}
	fmt.Println(arr)
	for k := 0; k < 3; k++ {
		var fresh struct{ v, w int }
		f := &fresh
		f.v += k
		fmt.Print(fresh.v, f.w, " ")
		f.w = 9
	}
	fmt.Println()
}

func reassigned(which bool) {
	x, y := pair{a: 1}, pair{a: 2}
	p := &x
	if which {
		p = &y
	}
	p.a = 10
	var r *pair
	fmt.Println(x.a, y.a, r == nil)
	f := func() { p = &x }
	f()
	p.a = 20
	fmt.Println(x.a, y.a)
}

func captured() (out pair) {
	p := &out
	add := func(n int) { p.a += n; out.b += p.a }
	add(1)
	add(2)
	defer func() {
		recover()
		p.a *= 100
	}()
	var none *pair
	p.a += none.b
	return
}

func panics() {
	defer func() { fmt.Println(recover()) }()
	x := [3]int{}
	p, i := &x, 3
	_ = p[i]
}

func main() {
	direct()
	scalars()
	reassigned(false)
	reassigned(true)
	fmt.Println(captured())
	panics()
	var b strings.Builder
	for i := 0; i < 3; i++ {
		b.WriteString("ab")
		b.WriteByte('c')
		b.WriteRune('é')
	}
	n, err := b.WriteString("!")
	fmt.Println(b.String(), b.Len(), n, err)
	c := b
	defer func() { fmt.Println(recover()) }()
	c.WriteByte('x')
}

// Output:
// 13 1 25 182
// 1 13
// 6 1 2 2 [1 2]
// [1]
// {13 6 [] 0 { }}
// 127 127
// {y x}
// 14 13
// {101 202 [] 0 { }} true
// 101 202
// 9 9 aaa [40 20 30 10] 4 2
// [10 30 20 40]
// 0 0 1 0 2 0 
// 10 2 true
// 20 2
// 1 10 true
// 20 10
// {300 4 [] 0 { }}
// runtime error: index out of range [3] with length 3
// abcéabcéabcé! 16 1 <nil>
// strings: illegal use of non-zero Builder copied by value
