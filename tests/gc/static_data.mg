// SPDX-License-Identifier: MIT
// Static data of package variables: of all shapes, holding heap objects, with finalizers (which do nothing), appended to.
// flags: -lang=go1.19
package main

import (
	"fmt"
	"runtime"
	"unsafe"
)

type T struct {
	a int
	p *T
}

var t = &T{a: 1}
var zero = &struct{}{}
var zs = []struct{}{{}, {}}
var big = []int{1 << 20: 7}
var bigp = []*T{1 << 16: {a: 5}}
var small = []uint8{1, 2, 3}
var s16 = []int16{4, 5, 6}
var f32 = []float32{1.5, 2}
var bools = []bool{true, false}
var after = []int64{9}
var st = []struct {
	b byte
	w int64
	c byte
}{{1, 2, 3}, {4, 5, 6}}
var ifc any = struct {
	b byte
	s string
}{1, fmt.Sprint("x")}
var fin bool
var arr = [4]any{1: []int{1}, 3: &T{a: 2}}
var slicearr = (&[3]int{1, 2, 3})[:2]
var ptr2 = &(&T{a: 7}).a
var chain = &T{1, &T{2, &T{3, nil}}}
var chn = []chan int{make(chan int, 1)}
var maps = []map[string]int{{"a": 1}, nil}
var pm = &map[string]*T{"z": {a: 26}}
var fn = []func(...int) int{func(x ...int) int { return len(x) }}
var up = unsafe.Pointer(&T{a: 9})
var cyc [2]*T
var str = [...]string{2: "c", 0: "a"}
var dd = [][2][]string{{{"a"}, {"b", "c"}}}
var emb = []struct{ T }{{T{a: 3}}}

func main() {
	runtime.SetFinalizer(t, func(t *T) { fin = true })
	t.p = &T{a: 3}
	runtime.SetFinalizer(t.p, func(t *T) { fin = true })
	chain.p.p.p = new(T)
	for i := range bigp {
		if bigp[i] == nil {
			bigp[i] = &T{a: i}
		}
	}
	runtime.GC()
	var ms runtime.MemStats
	runtime.ReadMemStats(&ms)
	s := 0
	for _, p := range bigp {
		s += p.a
	}
	fmt.Println(t.a, t.p.a, len(zs), zero != nil, big[1<<20], s, small[2], s16[1], f32[0], bools[0], after[0], st[1].b, st[1].w, st[1].c, fin)
	fmt.Println(ifc, arr[1], arr[3].(*T).a, slicearr, cap(slicearr), *ptr2, chain.p.p.a, cap(chn[0]), maps, (*pm)["z"].a, fn[0](1, 2), (*T)(up).a, str, dd, emb[0].a)
	small = append(small, 4)
	small[0] = 9
	fmt.Println(small, cap(small))
	runtime.KeepAlive(t)
}

// Output:
// 1 3 2 true 7 2147450885 3 5 1.5 true 9 4 5 6 false
// {1 x} [1] 2 [1 2] 3 7 3 1 [map[a:1] map[]] 26 2 9 [a  c] [[[a] [b c]]] 3
// [9 2 3 4] 8
