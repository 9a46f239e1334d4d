package main

type I interface{ M() int }
type T struct{ n int }

func (t T) M() int { return t.n } // ERROR "can inline T\.M"

type P struct{ n int }

func (p *P) M() int { return p.n } // ERROR "can inline \(\*P\)\.M" "p does not escape"

func direct() int { // ERROR "can inline direct"
	var i I = T{1} // ERROR "T\{\.\.\.\} does not escape"
	return i.M() // ERROR "devirtualizing i\.M to T"
}
func pointer() int { // ERROR "can inline pointer"
	var i I = &P{2} // ERROR "&P\{\.\.\.\} does not escape"
	return i.M() // ERROR "devirtualizing i\.M to \*P"
}
func param(i I) int { return i.M() } // ERROR "can inline param" "leaking param: i"
func mk() I         { return T{3} } // ERROR "can inline mk" "T\{\.\.\.\} escapes to heap"
func inlined() int  { return mk().M() } // ERROR "can inline inlined" "inlining call to mk" "devirtualizing \.autotmp_1\.M to T" "T\{\.\.\.\} does not escape"

func main() { println(direct(), pointer(), param(T{4}), inlined()) } // ERROR "inlining call to direct" "inlining call to pointer" "inlining call to param" "inlining call to inlined" "inlining call to mk" "devirtualizing i\.M to T" "T\{\.\.\.\} escapes to heap" "&P\{\.\.\.\} escapes to heap" "T\{\.\.\.\} does not escape"
