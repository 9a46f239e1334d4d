// panic: panic: interface conversion: main.T is not main.I: missing method Foo
package main

type I interface{ Foo(); Bar() }
type T struct{}

func (T) Bar() {}

func main() {
	var i interface{} = T{}
	i.(I).Foo()
}
