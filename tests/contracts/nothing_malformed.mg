package main

//minigo:noaloc // ERROR "//minigo:noaloc is no directive of minigo: there are noalloc, maxalloc N and stack"
func a() {}

//minigo:maxalloc // ERROR "wants a number of objects"
func b() {}

//minigo:maxalloc -1 // ERROR "wants a number of objects from 0 to 1000000000"
func c() {}

//minigo:maxalloc 99999999999999999999 // ERROR "wants a number"
func d() {}

//minigo:noalloc 3 // ERROR "wants nothing behind its name"
func e() {}

//minigo:noalloc
//minigo:maxalloc 3 // ERROR "is the second contract of this function"
func f() {}

func main() {
	x := 1 //minigo:stack // ERROR "is not on a line of its own"
	_ = x
	//minigo:noalloc // ERROR "does not say which of the function literals"
	g, h := func() {}, func() {}
	g()
	h()
	a(); b(); c(); d(); e(); f()
}
