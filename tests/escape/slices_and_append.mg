// flags: -l
package main

var gs []*int

func appendAddr() {
	var ls []*int
	x := 1 // ERROR "moved to heap: x"
	ls = append(ls, &x)
}
func appendGlobal(p *int) { gs = append(gs, p) } // ERROR "leaking param: p"
func indexStore() {
	s := make([]*int, 3) // ERROR "make\(\[\]\*int, 3\) does not escape"
	x := 1 // ERROR "moved to heap: x"
	s[0] = &x
}
func copyPtrs(d, s []*int) { copy(d, s) } // ERROR "d does not escape" "leaking param content: s"
func sliceArray() []int {
	var a [10]int // ERROR "moved to heap: a"
	return a[:]
}
func sliceArrayStays() int {
	var a [10]int
	s := a[2:5]
	return s[0]
}
func appendSlice(a, b []*int) []*int { return append(a, b...) } // ERROR "leaking param content: a" "leaking param: a to result ~r0 level=0" "leaking param content: b"
func rangeAddr() *int {
	for _, v := range []int{1, 2} { // ERROR "moved to heap: v" "\[\]int\{\.\.\.\} does not escape"
		return &v
	}
	return nil
}
func lit() []int { return []int{1, 2, 3} } // ERROR "\[\]int\{\.\.\.\} escapes to heap"
func strBytes(s string) int { // ERROR "s does not escape"
	b := []byte(s) // ERROR "\(\[\]byte\)\(s\) does not escape"
	return len(b)
}
func strBytesReturned(s string) []byte { return []byte(s) } // ERROR "s does not escape" "\(\[\]byte\)\(s\) escapes to heap"
func bytesStr(b []byte) string { return string(b) } // ERROR "b does not escape" "string\(b\) escapes to heap"
func concat(a, b string) string { return a + b } // ERROR "a does not escape" "b does not escape" "a \+ b escapes to heap"
func concatLocal(a, b string) int { // ERROR "a does not escape" "b does not escape"
	s := a + b // ERROR "a \+ b does not escape"
	return len(s)
}
func runes(s string) []rune { return []rune(s) } // ERROR "s does not escape" "\(\[\]rune\)\(s\) escapes to heap"

func main() {}
