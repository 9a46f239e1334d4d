package main

func main() {
	c := 'ab' // ERROR "more than one character in rune literal"
	d := '' // ERROR "empty rune literal or unescaped '"
	e := "\z" // ERROR "unknown escape"
	f := 0x // ERROR "hexadecimal literal has no digits"
	g := 09 // ERROR "invalid digit '9' in octal literal"
	h := 1_ // ERROR "'_' must separate successive digits"
	i := 0b12 // ERROR "invalid digit '2' in binary literal"
}
