// panic: panic: interface conversion: interface {} is main.A, not main.B [recovered]
// panic: panic: interface conversion: interface is nil, not interface { X() }
package main

import "fmt"

type A int
type B int

func main() {
	var s fmt.Stringer
	var i interface{} = A(1)
	defer func() {
		r := recover()
		fmt.Println(r)
		_ = s.(interface{ X() })
	}()
	fmt.Println(i.(B))
}

// Output:
// interface conversion: interface {} is main.A, not main.B
