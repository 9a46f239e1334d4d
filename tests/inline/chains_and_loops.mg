package main

type V struct{ x, y int }

func (a V) add(b V) V    { return V{a.x + b.x, a.y + b.y} } // ERROR "can inline V\.add"
func (a V) scale(n int) V { return V{a.x * n, a.y * n} } // ERROR "can inline V\.scale"
func (a *V) inc()        { a.x++; a.y++ } // ERROR "can inline \(\*V\)\.inc" "a does not escape"

func sum(xs []int) (t int) { // ERROR "can inline sum" "xs does not escape"
	for _, x := range xs {
		t += x
	}
	return
}
func count(n int) (c int) { // ERROR "can inline count"
	for i := 0; i < n; i++ {
		c += i
	}
	return
}
func sw(n int) int { // ERROR "can inline sw"
	switch n {
	case 1:
		return 10
	case 2:
		return 20
	}
	return 0
}
func multi() (int, string) { return 1, "a" } // ERROR "can inline multi"
func wrap(n int) int       { return count(n) + sw(n) } // ERROR "can inline wrap" "inlining call to count" "inlining call to sw"

func main() {
	v := V{1, 2}.add(V{3, 4}).scale(2) // ERROR "inlining call to V\.add" "inlining call to V\.scale"
	v.inc() // ERROR "inlining call to \(\*V\)\.inc"
	n, s := multi() // ERROR "inlining call to multi"
	println(v.x, sum([]int{1, 2}), wrap(n), s) // ERROR "inlining call to sum" "inlining call to wrap" "inlining call to count" "inlining call to sw" "\[\]int\{\.\.\.\} does not escape"
	for i := 0; i < sw(1); i++ { // ERROR "inlining call to sw"
		v.inc() // ERROR "inlining call to \(\*V\)\.inc"
	}
	if x := sw(2); x > 5 && count(3) > 1 { // ERROR "inlining call to sw" "inlining call to count"
		println(x)
	}
}
