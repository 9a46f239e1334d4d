package main

import (
	"fmt" // ERROR "imported and not used: .fmt."
	"os" // ERROR "imported and not used: .os."
	str "strings" // ERROR "imported and not used: .strings. as str"
)

func main() {
	x := 1 // ERROR "x declared but not used"
	var y int // ERROR "y declared but not used"
	for i, v := range []int{1} { // ERROR "i declared but not used" "v declared but not used"
	}
	z := func() { // ERROR "z declared but not used"
		w := 2 // ERROR "w declared but not used"
	}
	y = 3
}
