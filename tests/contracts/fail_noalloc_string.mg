package main

//minigo:noalloc
func join(a, b string) string { // ERROR "main.join allocates.*:5:11: a \+ b escapes to heap: returned.*from return a \+ b \(return\)"
	return a + b
}

func main() { println(join("a", "b")) }
