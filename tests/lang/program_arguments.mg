// args: one "two words" 3
package main

import (
	"fmt"
	"os"
)

func main() {
	fmt.Println(len(os.Args), os.Args[1:])
	for i, a := range os.Args[1:] {
		fmt.Printf("%d %q\n", i, a)
	}
}

// Output:
// 4 [one two words 3]
// 0 "one"
// 1 "two words"
// 2 "3"
