// panic: panic: stringer text
package main

type S struct{}

func (S) String() string { return "stringer text" }

func main() { panic(S{}) }
