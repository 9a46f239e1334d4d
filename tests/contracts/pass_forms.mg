// modes: default
// Output:
// 0 0 3 2 4 2 1
// 4 1
package main

import "fmt"

type S struct{ a [100]int }

//minigo:noalloc
func big() int {
	var s S
	t := s
	return t.a[3]
}

type A struct{ x int }

func (a *A) M() int { return a.x }

//minigo:noalloc
func sel(c, d chan int) int {
	select {
	case v := <-c:
		return v
	case d <- 1:
		return 2
	default:
	}
	for k, v := range map[string]int{"a": 1} {
		_ = k
		_ = v
	}
	return 0
}

//minigo:noalloc
func sw(x interface{}) int {
	switch v := x.(type) {
	case int:
		return v
	case string:
		return len(v)
	case error:
		return len(v.Error())
	}
	return 0
}

//minigo:noalloc
func method(a *A) int {
	f := a.M
	return f()
}

//minigo:noalloc
func (a *A) rec(n int) (r int) {
	if n == 0 {
		return 1
	}
	defer func() { r += a.x }()
	return a.rec(n - 1)
}

//minigo:maxalloc 2
func table(n int) []int {
	switch n {
	case 0:
		return nil
	case 1:
		return []int{1}
	case 2:
		return append([]int{1}, 2)
	case 3, 4, 5:
		return make([]int, n)
	case 6:
		x := 1
		y := &x
		return []int{*y}
	default:
		return nil
	}
}

type R struct{ next *R }

//minigo:noalloc
func (r *R) len() int {
	n := 0
L:
	if r != nil {
		n++
		r = r.next
		goto L
	}
	return n
}

func main() {
	fmt.Println(big(), sel(nil, nil), sw(3), method(&A{2}), (&A{1}).rec(3), len(table(2)), (&R{}).len())
	a := A{4}
	//minigo:stack
	g := a.M
	//minigo:stack
	h := [...]*A{{1}, {2}}
	var e interface{}
	//minigo:stack
	e = a
	_ = e
	fmt.Println(g(), h[0].x)
}
