// panic: panic: runtime error: invalid memory address or nil pointer dereference
package main

func set(p *int) { *p = 1 }

func main() { set(nil) }
