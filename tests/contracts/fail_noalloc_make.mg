package main

//minigo:noalloc
func buffer(n int) int { // ERROR "main.buffer allocates.*make\(\[\]byte, n\) escapes to heap: unknown size"
	b := make([]byte, n)
	return len(b)
}

func main() { println(buffer(3)) }
