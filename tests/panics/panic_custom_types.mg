// panic: panic: first [recovered]
// panic: panic: custom error
package main

type E struct{ code int }

func (e E) Error() string { return "custom error" }

func main() {
	defer func() {
		recover()
		panic(E{3})
	}()
	panic("first")
}
