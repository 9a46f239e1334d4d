package main

//minigo:maxalloc 0
func pick(c bool) *int { // ERROR "each call of main.pick allocates at least 1 object"
	if c {
		x := 1
		return &x
	}
	a, b := 1, 2
	if &a == &b {
		return &b
	}
	return &a
}

func main() { println(*pick(true)) }
