// SPDX-License-Identifier: MIT
// What the initial values of package variables allocate: the literals in them are static data, and
// only what must be made at run time is on the heap. The variables are initialized in this order:
// each n... counts what the group before it has made.
// flags: -lang=go1.19
package main

import (
	"errors"
	"fmt"
	"runtime"
)

var stats runtime.MemStats

//go:noinline
func count() uint64 {
	runtime.ReadMemStats(&stats)
	return stats.Mallocs
}

//go:noinline
func two() int { return 2 }

//go:noinline
func word() string { return "word" }

//go:noinline
func many(xs ...int) int { return len(xs) }

//go:noinline
func keep(xs ...interface{}) int { kept = xs; return len(xs) }

var kept []interface{}

type point struct{ x, y int }

func (p point) String() string { return "point" }

type shape interface{ String() string }

type tree struct {
	val         int
	left, right *tree
	tags        []string
	any         interface{}
}

type wide [100]int

func inlined() *point { return &point{1, 2} }

var warm = count() + count()

var n0 = count()

var (
	ints     = []int{1, 2, 3}
	words    = []string{"a", "b"}
	points   = []point{{1, 2}, {3, 4}}
	pointers = []*point{{1, 2}, {3, 4}}
	sparse   = []int{100: 1}
	empty    = []int{}
	floats   = []float64{1, 2.5}
	array    = [...]*point{{1, 2}, nil, {5, 6}}
	pslice   = &[]int{1, 2}
	parray   = &[3]int{1, 2}
	nested   = [][]int{{1}, {2, 3}, nil, {}}
	deep     = [][][]string{{{"a"}, {"b", "c"}}, {{}}}
)
var n1 = count()

var (
	root  = &tree{val: 1, left: &tree{val: 2, tags: []string{"l"}}, right: &tree{left: &tree{}}}
	trees = []tree{{left: &tree{any: 1000}}, {tags: []string{"x", "y"}}}
	pp    = &pointers
	elem  = &points[1]
	fld   = &root.val
	same  = root
)
var n2 = count()

// Parts that are computed are assigned to the static data.
var (
	mixed    = []int{1, two(), 3, many(1, 2)}
	pmixed   = &point{two(), 3}
	pcomp    = []*point{{two(), 1}, {1, two()}}
	names    = []string{word(), "b"}
	funcs    = []func() int{two, func() int { return 3 }}
	pfunc    = &struct{ f func() int }{func() int { return len(ints) }}
	viaGlob  = [][]int{ints, mixed}
	viaAddr  = []*[]int{&ints, &mixed}
	treeComp = &tree{val: two(), left: &tree{val: two(), any: two() + 1000}}
)
var n3 = count()

var (
	e1 interface{} = 1000
	e2 interface{} = point{1, 2}
	e3 interface{} = &point{1, 2}
	e4 interface{} = []int{1, 2}
	e5 shape       = point{3, 4}
	e6 shape       = &point{3, 4}
	e7 interface{} = shape(point{5, 6})
	e8 interface{} = [3]string{"a", "b"}
	e9             = []interface{}{1000, "a", point{1, 2}, &point{3, 4}, []int{5}, nil, 2.5, wide{1}}
	ea             = []shape{point{1, 2}, &point{3, 4}}
	eb interface{} = two() + 1000
	ec interface{} = word()
	ed shape       = point{two(), two()}
	ee interface{} = points
	ef interface{} = ints[two()]
	eg             = []fmt.Stringer{shape(point{7, 8}), e5}
	eh interface{} = e5
	ei interface{} = wide{}
	ej interface{} = func() int { return 1 }
	ek interface{} = (*point)(nil)
	el interface{} = struct{ a, b interface{} }{1000, point{two(), 1}}
)
var n4 = count()

type bytes []byte

var (
	b1 = []byte("constant")
	b2 = bytes("constant")
	b3 = [][]byte{[]byte("a"), []byte("bc"), []byte("")}
	b4 = interface{}([]byte("boxed"))
	b5 = &struct{ b []byte }{[]byte("field")}
	b6 = bytes([]byte("converted"))
)
var n5 = count()

// Nothing is made for the blank variable, unless something could be seen of it.
var _ = new([4]int)
var _ = &point{1, 2}
var _ interface{} = ints
var _ = []byte(words[0])
var _ = map[string]int{"a": 1}
var _ shape = point{}
var _ = &point{two(), 2}
var _ = []*point{{two(), 2}}
var n6 = count()

// Each of these is made at run time.
var h1 = new(point)
var c1 = count()
var h2 = make([]int, 3)
var c2 = count()
var h3 = inlined()
var c3 = count()
var h4 = func() *point { return &point{1, 2} }()
var c4 = count()
var h5 = errors.New("an error")
var c5 = count()
var h6 = []byte(word())
var c6 = count()
var h7 = []rune("constant")
var c7 = count()
var h8 = append([]int{1, 2}, 3)
var c8 = count()
var h9 = (&[...]int{1, 2, 3})[1:]
var c9 = count()
var ha = (&point{1, 2}).String
var ca = count()
var hb = &tree{val: *new(int), left: new(tree)}
var cb = count()
var hc = keep(1000, &point{two(), 1}, point{two(), 1})
var cc = count()
var hd = map[string]*point{"a": {1, 2}}["a"]
var cd = count()
var he = []*point{new(point), inlined()}
var ce = count()
var hf = struct{ p *point }{&point{two(), 1}}.p
var cf = count()
var hg = string([]byte{byte(two()), 'b', 'c'})
var cg = count()
var hh = [2]*point{{1, 2}, {3, 4}}[two()-1]
var ch = count()
var hi = many([]int{1, 2, two()}...)
var ci = count()
var hj = *&point{two(), 3}
var cj = count()
var hk interface{} = *inlined()
var ck = count()
var hl = []interface{}{*inlined(), inlined()}
var cl = count()
var hm = words[0] + word()
var cm = count()
var hn, ho = &point{1, two()}, []int{1}
var cn = count()

func main() {
	fmt.Println("literals", n1-n0)
	fmt.Println("pointers", n2-n1)
	fmt.Println("computed", n3-n2)
	fmt.Println("interfaces", n4-n3)
	fmt.Println("bytes", n5-n4)
	fmt.Println("blank", n6-n5)
	last := n6
	for i, c := range []uint64{c1, c2, c3, c4, c5, c6, c7, c8, c9, ca, cb, cc, cd, ce, cf, cg, ch, ci, cj, ck, cl, cm, cn} {
		fmt.Println("run time", i+1, c-last)
		last = c
	}
	// The static data are variables like others.
	ints[1], *fld, pcomp[0].x, b1[0], *elem = 20, 10, 30, 'C', point{40, 50}
	root.left.left = root
	e3.(*point).x = 60
	fmt.Println(ints, len(sparse), sparse[100], cap(sparse), array[2].y, *pslice, *parray, nested, deep)
	fmt.Println(root.val, root.left.left.val, same.left.tags, trees[0].left.any, trees[1].tags, (*pp)[1].x, points)
	fmt.Println(mixed, *pmixed, pcomp[0].x, pcomp[1].y, names, funcs[0](), funcs[1](), pfunc.f(), viaGlob, *viaAddr[0], treeComp.left.any)
	fmt.Println(e1, e2, e3, e4, e5, e6, e7, e8, e9[0], e9[1], e9[2], e9[4], e9[6], e9[7].(wide)[0], ea[1], eb, ec, ed, ee, ef, eg, eh)
	fmt.Println(len(ei.(wide)), ej.(func() int)(), ek, el)
	fmt.Println(string(b1), string(b2), len(b3), string(b4.([]byte)), string(b5.b), string(b6))
	fmt.Println(*h1, h2, *h3, *h4, h5, h6, h7, h8, h9, ha(), hb.val, hc, *hd, *he[1], *hf, len(hg), *hh, hi, hj, hk, hl[0], hm, *hn, ho, len(floats), len(empty))
}

// Output:
// literals 0
// pointers 0
// computed 0
// interfaces 0
// bytes 0
// blank 0
// run time 1 1
// run time 2 1
// run time 3 1
// run time 4 1
// run time 5 1
// run time 6 1
// run time 7 0
// run time 8 2
// run time 9 1
// run time 10 1
// run time 11 1
// run time 12 3
// run time 13 1
// run time 14 2
// run time 15 1
// run time 16 1
// run time 17 2
// run time 18 0
// run time 19 0
// run time 20 0
// run time 21 1
// run time 22 1
// run time 23 0
// [1 20 3] 101 1 101 6 [1 2] [1 2 0] [[1] [2 3] [] []] [[[a] [b c]] [[]]]
// 10 10 [l] 1000 [x y] 3 [point point]
// [1 2 3 2] point 30 2 [word b] 2 3 3 [[1 20 3] [1 2 3 2]] [1 20 3] 1002
// 1000 point point [1 2] point point point [a b ] 1000 a point [5] 2.5 1 point 1002 word point [point point] 3 [point point] point
// 100 1 <nil> {1000 {2 1}}
// Constant constant 3 boxed field converted
// point [0 0 0] point point an error [119 111 114 100] [99 111 110 115 116 97 110 116] [1 2 3] [2 3] point 0 3 point point point 3 point 3 point point point aword point [1] 2 0
