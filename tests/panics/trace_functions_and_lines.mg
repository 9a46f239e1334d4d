// oracle: no (a file of another name)
// modes: default
// panic: panic: runtime error: index out of range [3] with length 3
// panic: [running]:
// panic: main.inner(
// panic: trace_functions_and_lines.mg:16
// panic: main.(*T).method(
// panic: trace_functions_and_lines.mg:21
// panic: main.main.func1(
// panic: trace_functions_and_lines.mg:27
// panic: main.main()
package main

//go:noinline
func inner(a []int, i int) int {
	return a[i]
}

//go:noinline
func (t *T) method(n int) int {
	return inner(t.s, n) + 1
}

func main() {
	f := func(n int) {
		t := &T{[]int{1, 2, 3}}
		println(t.method(n))
	}
	for i := 0; i < 5; i++ {
		f(i)
	}
}

type T struct{ s []int }
