// oracle: no (Go accepts it)
package main

func seq(yield func(int) bool) {}

func main() {
	for x := range seq { // ERROR "range over functions is not supported yet"
		_ = x
	}
}
