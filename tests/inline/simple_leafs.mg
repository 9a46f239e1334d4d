package main

func add(a, b int) int { return a + b } // ERROR "can inline add"
func max(a, b int) int { // ERROR "can inline max"
	if a > b {
		return a
	}
	return b
}
func swap(a, b *int) { *a, *b = *b, *a } // ERROR "can inline swap" "a does not escape" "b does not escape"

type T struct{ n int }

func (t *T) get() int { return t.n } // ERROR "can inline \(\*T\)\.get" "t does not escape"
func (t T) val() int  { return t.n } // ERROR "can inline T\.val"
func empty()          {} // ERROR "can inline empty"

func main() { // ERROR "can inline main"
	x, y := 1, 2
	swap(&x, &y) // ERROR "inlining call to swap"
	t := T{add(x, max(x, y))} // ERROR "inlining call to max" "inlining call to add"
	println(t.get(), t.val()) // ERROR "inlining call to \(\*T\)\.get" "inlining call to T\.val"
	empty() // ERROR "inlining call to empty"
}
