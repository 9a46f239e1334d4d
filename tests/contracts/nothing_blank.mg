package main

// minigo:noalloc // ERROR "^//minigo:noalloc has no blank behind the //: with one it is a comment like others"
func main() {
	// minigo:maxalloc 2 // ERROR "^//minigo:maxalloc 2 has no blank"
	f := func() {}
	// minigo:stack is what this is about, and a comment as others are.
	f()
}
