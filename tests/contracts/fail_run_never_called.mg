// modes: default
// exit: 2
// stderr: //minigo:noalloc of main.each was not checked: it calls a function value at
// stderr: , and no call of it ended in this run
// Output:
// done
package main

import "fmt"

//minigo:noalloc
func each(v []int, f func(int)) {
	for _, n := range v {
		f(n)
	}
}

func main() {
	fmt.Println("done")
}
