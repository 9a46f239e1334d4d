package main

//minigo:noalloc
func counter() func() int { // ERROR "main.counter allocates.*moved to heap: n: captured by reference.*also.*func literal escapes to heap: returned"
	n := 0
	return func() int { n++; return n }
}

func main() { println(counter()()) }
