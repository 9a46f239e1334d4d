package main

//minigo:noalloc // ERROR "matches nothing: the function has no body"
func f(n int) int

func main() { f(1) } 
