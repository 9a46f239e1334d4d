package main

import (
	"fmt" // ERROR "imported and not used: .fmt."
	"strings"
)

func main() {
	fmt := 1
	fmt.Println("x") // ERROR "fmt\.Println undefined \(type int has no field or method Println\)"
	var b strings.Builder
	b.buf = nil // ERROR "b\.buf undefined \(type strings\.Builder has no field or method buf\)"
	strings = 2 // ERROR "use of package strings not in selector"
	_ = strings // ERROR "use of package strings not in selector"
	strings.nothing() // ERROR "undefined: strings\.nothing"
}
