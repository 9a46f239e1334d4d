// modes: default
// exit: 2
// stderr: //minigo:maxalloc 1 of main.serve at
// stderr: a call that had not ended had allocated 2 objects
package main

import "os"

var keep []*int

//minigo:maxalloc 1
func serve(n int) {
	for i := 0; i < n; i++ {
		keep[i] = new(int)
	}
	os.Exit(0)
}

func main() {
	keep = make([]*int, 2)
	serve(2)
}
