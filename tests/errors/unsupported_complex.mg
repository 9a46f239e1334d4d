// oracle: no (Go accepts it)
package main

func main() {
	var c complex128 = 1 + 2i // ERROR "not supported yet"
	d := complex(1, 2) // ERROR "not supported yet"
	_ = real(d) + imag(c) // ERROR "not supported yet"
}
