// panic: panic: interface conversion: interface {} is nil, not int
package main

func main() {
	var i interface{}
	println(i.(int))
}
