// panic: panic: runtime error: invalid memory address or nil pointer dereference
package main

type T struct{ a, b int }

func (t *T) get() int { return t.b }

func main() {
	var t *T
	println(t.get())
}
