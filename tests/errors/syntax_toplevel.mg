package main

x := 1 // ERROR "syntax error: non-declaration statement outside function body"

if true {
}

import "fmt"

func main() {}
