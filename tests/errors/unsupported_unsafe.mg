// oracle: no (Go accepts it)
package main

import "unsafe"

func main() {
	x := 1 // ERROR "not supported yet"
	p := unsafe.Pointer(&x) // ERROR "not supported yet"
	_ = (*int8)(p)
}
