package main

import "fmt"

type Counter struct{ n int }

func (c Counter) Get() int   { return c.n }
func (c *Counter) Inc() *Counter { c.n++; return c }
func (c Counter) Lost()      { c.n = 1000 }

type MyInt int

func (m MyInt) Double() MyInt { return m * 2 }
func (m *MyInt) Set(v int)    { *m = MyInt(v) }

type List []int

func (l *List) Push(v int) { *l = append(*l, v) }
func (l List) Len() int    { return len(l) }

type Fn func() string

func (f Fn) Call() string { return "<" + f() + ">" }

type M map[string]int

func (m M) Add(k string) M { m[k]++; return m }

func main() {
	var c Counter
	c.Inc().Inc()
	c.Lost()
	p := &c
	p.Lost()
	fmt.Println(c.Get(), p.Get(), p.Inc().Get())
	var i MyInt = 4
	i.Set(21)
	fmt.Println(i.Double(), MyInt(3).Double())
	var l List
	l.Push(1)
	l.Push(2)
	fmt.Println(l, l.Len())
	fmt.Println(Fn(func() string { return "x" }).Call())
	fmt.Println(M{}.Add("a").Add("a").Add("b"))
	cs := []Counter{{1}, {2}}
	cs[1].Inc()
	for i := range cs {
		cs[i].Inc()
	}
	fmt.Println(cs)
	mp := map[string]*Counter{"k": {5}}
	mp["k"].Inc()
	fmt.Println(mp["k"].n)
	(&i).Set(3)
	fmt.Println((*p).Get(), i)
}

// Output:
// 2 2 3
// 42 6
// [1 2] 2
// <x>
// map[a:2 b:1]
// [{2} {4}]
// 6
// 3 3
