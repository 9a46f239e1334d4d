// panic: panic: runtime error: invalid memory address or nil pointer dereference [recovered]
// panic: 	panic: again
// panic: [signal SIGSEGV: segmentation violation
package main

type T struct{ n int }

func main() {
	defer func() {
		recover()
		panic("again")
	}()
	var t *T
	t.n = 1
}
