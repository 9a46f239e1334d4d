// Output:
// serving
package main

import (
	"fmt"
	"os"
)

var ready bool

//minigo:maxalloc 1
func serve(f func()) {
	f()
	os.Exit(0)
}

func main() {
	fmt.Println("serving")
	serve(func() {})
}
