package main

import "fmt"

func helper() interface{} { return recover() }

func notDirect() (s string) {
	defer func() {
		if r := recover(); r != nil {
			s = fmt.Sprint("outer got ", r)
		}
	}()
	func() {
		defer func() {
			func() {
				if r := recover(); r != nil {
					s = "wrong: nested func recovered"
				}
			}()
		}()
		panic("p")
	}()
	return "unreached"
}

func direct() (s string) {
	defer func() { s = fmt.Sprint("helper got ", helper() == nil, " then ", recover()) }()
	panic("q")
}

func deferredRecover() {
	defer recover()
	defer func() { fmt.Println("r:", recover()) }()
	panic("z")
}

func replaced() (r interface{}) {
	defer func() { r = recover() }()
	defer func() { panic("second") }()
	panic("first")
}

func rePanic() (r interface{}) {
	defer func() { r = recover() }()
	func() {
		defer func() {
			x := recover()
			panic(fmt.Sprint("re-", x))
		}()
		panic("one")
	}()
	return
}

func recoverTwice() {
	defer func() { fmt.Println("second:", recover()) }()
	defer func() { fmt.Println("first:", recover()) }()
	panic("once")
}

func afterRecover() int {
	n := 0
	for i := 0; i < 3; i++ {
		func() {
			defer func() { recover() }()
			n++
			panic(i)
		}()
	}
	return n
}

func main() {
	fmt.Println(notDirect())
	fmt.Println(direct())
	deferredRecover()
	fmt.Println(replaced())
	fmt.Println(rePanic())
	recoverTwice()
	fmt.Println(afterRecover())
	defer fmt.Println("main's defer")
	func() {
		defer func() { fmt.Println("recovered", recover()) }()
		var f func()
		f()
	}()
}

// Output:
// outer got p
// helper got true then q
// r: z
// second
// re-one
// first: once
// second: <nil>
// 3
// recovered runtime error: invalid memory address or nil pointer dereference
// main's defer
