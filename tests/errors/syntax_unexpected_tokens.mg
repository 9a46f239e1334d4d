package main

func main() {
	x := := 1 // ERROR "syntax error: unexpected :=, expecting expression"
	y = ) // ERROR "syntax error: unexpected \) at end of statement"
	for i := 0; i < 10 { // ERROR "syntax error: unexpected \{, expecting semicolon or newline"
	} // ERROR "syntax error: unexpected \}, expecting expression"
	var 1x int // ERROR "syntax error: unexpected literal 1, expecting name"
	a b c // ERROR "syntax error: unexpected b at end of statement"
	func foo() {} // ERROR "syntax error: unexpected foo, expecting \("
} // ERROR "syntax error: non-declaration statement outside function body"
