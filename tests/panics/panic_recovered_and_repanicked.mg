// panic: panic: one [recovered]
// panic: panic: again one
package main

import "fmt"

func main() {
	defer func() {
		r := recover()
		fmt.Println("recovered", r)
		panic(fmt.Sprint("again ", r))
	}()
	panic("one")
}

// Output:
// recovered one
