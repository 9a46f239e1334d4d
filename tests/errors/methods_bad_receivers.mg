package main

type P *int
type I interface{}

func (int) a()  {} // ERROR "cannot define new methods on non-local type int"
func (P) b()    {} // ERROR "invalid receiver type P \(pointer or interface type\)"
func (I) c()    {} // ERROR "invalid receiver type I \(pointer or interface type\)"
func (x Missing) d() {} // ERROR "undefined: Missing"
func ([]int) e() {} // ERROR "invalid receiver type \[\]int"

type T struct{ f int }

func (T) f() {} // ERROR "field and method with the same name f"
func (t T) g() { t.h() } // ERROR "t\.h undefined \(type T has no field or method h\)"
func (t *T) k() {}

func main() {
	T{}.k() // ERROR "cannot call pointer method k on T"
	_ = T.k // ERROR "cannot call pointer method k on T"
	T.g() // ERROR "not enough arguments in call to T\.g" "too many errors"
	var pp **T
	pp.k()
}
