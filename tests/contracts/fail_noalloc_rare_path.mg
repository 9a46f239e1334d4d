package main

import "errors"

//minigo:noalloc
func div(a, b int) (int, error) { // ERROR "main.div allocates.*:8:23: main.div calls errors.New \(inlined\).*&errors.errorString\{...\} escapes to heap"
	if b == 0 {
		return 0, errors.New("division by zero")
	}
	return a / b, nil
}

func main() { println(div(4, 2)) }
