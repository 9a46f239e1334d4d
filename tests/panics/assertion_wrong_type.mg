// panic: panic: interface conversion: interface {} is string, not int
package main

type T struct{}

func main() {
	var i interface{} = "str"
	println(i.(int))
}
