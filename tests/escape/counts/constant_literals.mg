// SPDX-License-Identifier: MIT
// Composite literals of constants in functions: only what escapes is on the heap, one object for each slice, pointer and boxed value.
// flags: -lang=go1.19
package main

import (
	"fmt"
	"runtime"
)

var before, after runtime.MemStats

//go:noinline
func report(name string, f func()) {
	f()
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	fmt.Println(name, after.Mallocs-before.Mallocs)
}

type node struct {
	val  int
	next *node
}
type pt struct{ x, y int }
type five struct{ a, b, c, d, e int }
type strs struct{ s, t string }

var sink interface{}
var isink []interface{}
var ints []int
var pn *node
var pfive *five
var arr [10]int
var sum int
var m map[string]int
var mp map[string]*node
var ms map[string][]int
var cond = true
var ss []string
var av [5]interface{}
var bs []byte

//go:noinline
func use(x []int) { sum += len(x) }

//go:noinline
func usearr(x [10]int) { sum += x[3] }

//go:noinline
func useany(x ...interface{}) { sum += len(x) }

//go:noinline
func keepany(x ...interface{}) { isink = x }

//go:noinline
func ret() []int { return []int{1, 2, 3, 4, 5, 6} }

//go:noinline
func retarr() [10]int { return [10]int{1, 2, 3, 4, 5, 6} }

//go:noinline
func retfive() five { return five{1, 2, 3, 4, 5} }

//go:noinline
func lookup(i int) int { return [...]int{3, 1, 4, 1, 5, 9, 2, 6}[i] }

//go:noinline
func lookups(i int) string { return []string{"a", "b", "c", "d", "e"}[i] }

//go:noinline
func in(s string) bool {
	for _, x := range []string{"a", "b", "c"} {
		if x == s {
			return true
		}
	}
	return false
}

//go:noinline
func inarr(s int) bool {
	for _, x := range [...]int{1, 2, 3, 4, 5} {
		if x == s {
			return true
		}
	}
	return false
}

//go:noinline
func table() map[string]int {
	return map[string]int{"a": 1, "b": 2}
}

//go:noinline
func dyn(i int) int {
	t := []struct {
		a int
		f func(int) int
	}{{1, func(x int) int { return x }}, {i, func(x int) int { return x + i }}}
	return t[i%2].f(3)
}

func main() {
	report("slice stays", func() { x := []int{1, 2, 3}; use(x) })
	report("slice const big stays", func() { x := []int{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}; use(x) })
	report("ret", func() { use(ret()) })
	report("retarr", func() { usearr(retarr()) })
	report("retfive", func() { x := retfive(); sum += x.a })
	report("lookup", func() { sum += lookup(3) })
	report("lookups", func() { sum += len(lookups(3)) })
	report("in", func() { cond = in("c") })
	report("inarr", func() { cond = inarr(3) })
	report("table", func() { m = table() })
	report("dyn", func() { sum += dyn(1) })
	report("arr lit", func() { arr = [10]int{1, 2, 3} })
	report("box pt", func() { sink = pt{1, 2} })
	report("box five", func() { sink = five{1, 2, 3, 4, 5} })
	report("box array", func() { sink = [4]int{1, 2, 3, 4} })
	report("box array1", func() { sink = [1]int{1000} })
	report("box strs", func() { sink = strs{"a", "b"} })
	report("box struct iface", func() { sink = struct{ a, b interface{} }{1000, "x"} })
	report("box zero struct", func() { sink = five{} })
	report("box nil slice", func() { sink = []int(nil) })
	report("box empty string", func() { sink = "" })
	report("box nested iface", func() { sink = [2]interface{}{1000, pt{1, 2}} })
	report("box nil ptr struct", func() { sink = struct{ p *int }{nil} })
	report("box string const conv", func() { sink = fmt.Stringer(nil) })
	report("args boxed five", func() { useany(five{1, 2, 3, 4, 5}, pt{1, 2}, 1000, "x") })
	report("args kept five", func() { keepany(five{1, 2, 3, 4, 5}, pt{1, 2}, 1000, "x") })
	report("iface slice", func() { isink = []interface{}{1000, "a", 2.5, nil} })
	report("iface slice with struct", func() { isink = []interface{}{five{1, 2, 3, 4, 5}, [3]int{1, 2, 3}} })
	report("iface arr", func() { av = [5]interface{}{1000, five{1, 2, 3, 4, 5}, pt{1, 2}, [6]int{1}, "x"} })
	report("iface var struct big", func() { var x interface{} = five{1, 2, 3, 4, 5}; sink = x })
	report("compare iface five", func() { cond = sink == interface{}(five{1, 2, 3, 4, 5}) })
	report("compare iface five 2", func() { cond = sink == five{1, 2, 3, 4, 5} })
	report("map value", func() { mp = map[string]*node{"a": {1, nil}, "b": {2, nil}} })
	report("map slices", func() { ms = map[string][]int{"a": {1, 2}} })
	report("map of iface", func() { m := map[string]interface{}{"a": 1000, "b": five{1, 2, 3, 4, 5}, "c": pt{1, 2}}; sum += len(m) })
	report("map of arr", func() { m := map[[2]int][3]string{{1, 2}: {"a"}}; sum += len(m) })
	report("ptr stays", func() { p := &five{1, 2, 3, 4, 5}; sum += p.a })
	report("ptr escapes", func() { pfive = &five{1, 2, 3, 4, 5} })
	report("ptr slice", func() { p := &[]int{1, 2}; ints = *p })
	report("slice of slices", func() { x := [][]int{{1, 2}, {3}, {4, 5, 6}}; sum += len(x[0]) })
	report("slice of slices esc", func() { x := [][]int{{1, 2}, {3}, {4, 5, 6}}; sink = x })
	report("strings esc", func() { ss = []string{"a", "b"} })
	report("struct of slices", func() {
		x := []struct {
			n string
			v []int
		}{{"a", []int{1}}, {"b", []int{2, 3}}}
		for _, y := range x {
			sum += len(y.v)
		}
	})
	report("bytes const", func() { x := []byte("abc"); sum += len(x) })
	report("bytes const long", func() { x := []byte("abcabcabcabcabcabcabcabcabcabcabcabcabcabcabcabc"); sum += len(x) })
	report("bytes const esc", func() { bs = []byte("abc") })
	report("big literal stays", func() { x := [1000]int{1, 2, 3}; sum += x[2] })
	report("big slice literal stays", func() { x := []int{5000: 1}; sum += x[2] })
	report("too large slice literal", func() { x := []int{9000: 1}; sum += x[2] })
	report("range arr lit ptr", func() {
		for i := range &[3]int{1, 2, 3} {
			sum += i
		}
	})
	report("range struct arr", func() {
		for _, x := range [...]five{{1, 2, 3, 4, 5}, {2, 3, 4, 5, 6}} {
			sum += x.b
		}
	})
	report("switch lit", func() {
		switch (pt{1, sum}) {
		case pt{1, 2}:
			sum++
		}
	})
	report("append lit", func() { ints = append([]int{1, 2}, sum) })
	report("append lit lit", func() { x := append([]int{1, 2}, []int{3, 4}...); sum += len(x) })
	report("copy from lit", func() { copy(arr[:], []int{1, 2, 3}) })
	report("slice of arr lit var", func() { a := [...]int{1, 2, 3}; s := a[:]; sum += s[1] })
	report("loop lit", func() {
		for i := 0; i < 3; i++ {
			x := []int{i, 2}
			use(x)
		}
	})
	report("loop lit ptr", func() {
		var p *pt
		for i := 0; i < 3; i++ {
			p = &pt{i, i}
		}
		sum += p.x
	})
	report("closure lit", func() { f := []func(){func() {}, func() { sum++ }}; f[1]() })
	report("iface conv const method", func() { var s fmt.Stringer = str("x"); sum += len(s.String()) })
	report("iface conv const kept", func() { sink = str("x") })
	report("errors", func() { var e error = er{}; cond = e != nil })
	report("struct lit with const string kept", func() { sink = &strs{"a", "b"} })
}

type str string

func (s str) String() string { return string(s) }

type er struct{}

func (er) Error() string { return "er" }

// Output:
// slice stays 0
// slice const big stays 0
// ret 1
// retarr 0
// retfive 0
// lookup 0
// lookups 0
// in 0
// inarr 0
// table 2
// dyn 0
// arr lit 0
// box pt 1
// box five 1
// box array 1
// box array1 1
// box strs 1
// box struct iface 1
// box zero struct 1
// box nil slice 0
// box empty string 0
// box nested iface 2
// box nil ptr struct 0
// box string const conv 0
// args boxed five 0
// args kept five 3
// iface slice 1
// iface slice with struct 3
// iface arr 3
// iface var struct big 1
// compare iface five 0
// compare iface five 2 0
// map value 4
// map slices 3
// map of iface 2
// map of arr 0
// ptr stays 0
// ptr escapes 1
// ptr slice 1
// slice of slices 0
// slice of slices esc 5
// strings esc 1
// struct of slices 0
// bytes const 0
// bytes const long 0
// bytes const esc 1
// big literal stays 0
// big slice literal stays 0
// too large slice literal 0
// range arr lit ptr 0
// range struct arr 0
// switch lit 0
// append lit 2
// append lit lit 1
// copy from lit 0
// slice of arr lit var 0
// loop lit 0
// loop lit ptr 3
// closure lit 0
// iface conv const method 0
// iface conv const kept 0
// errors 0
// struct lit with const string kept 1
