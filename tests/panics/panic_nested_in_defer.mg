// panic: panic: first
// panic: panic: second
package main

func main() {
	defer func() { panic("second") }()
	panic("first")
}
