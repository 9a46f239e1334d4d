package main

import "fmt"

type In struct {
	a [3]int
	m map[string]int
}
type Out struct {
	in  In
	ptr *In
	sl  []In
}

func get(o *Out) *Out { return o }

func main() {
	o := &Out{in: In{m: map[string]int{}}, ptr: &In{m: map[string]int{}}, sl: make([]In, 2)}
	o.in.a[1] = 5
	o.ptr.a[2]++
	get(o).sl[1].a[0] = 7
	get(o).ptr.m["k"] += 3
	o.in.m["z"] = len(o.sl)
	(*o).in.a[0], (*o.ptr).a[0] = 1, 2
	(&o.sl[0]).a[2] = 8
	fmt.Println(o.in, *o.ptr, o.sl)
	os := []*Out{o, {}}
	os[1].in.a = o.in.a
	os[1].sl = append(os[1].sl, o.in, *o.ptr)
	os[1].sl[0].a[1] *= 10
	fmt.Println(os[1].in.a, os[1].sl[0].a, o.in.a)
	mm := map[string]*[2]In{"p": {}}
	mm["p"][1].a[1] = 4
	fmt.Println(mm["p"][1].a)
	x := [2][2]*int{}
	n := 5
	x[1][0] = &n
	*x[1][0] += 2
	fmt.Println(n)
	func() *[3]int { return &o.in.a }()[2] = 99
	fmt.Println(o.in.a)
	var i interface{} = o
	i.(*Out).in.a[0] = -1
	fmt.Println(o.in.a[0])
	ch := make(chan *In, 1)
	ch <- o.ptr
	(<-ch).a[1] = 55
	fmt.Println(o.ptr.a)
}

// Output:
// {[1 5 0] map[z:2]} {[2 0 1] map[k:3]} [{[0 0 8] map[]} {[7 0 0] map[]}]
// [1 5 0] [1 50 0] [1 5 0]
// [0 4 0]
// 7
// [1 5 99]
// -1
// [2 55 1]
