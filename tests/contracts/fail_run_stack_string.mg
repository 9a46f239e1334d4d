// modes: default
// exit: 2
// stderr: //minigo:stack in main.main: the statement put 1 object, 48 bytes on the heap
// Output:
// 5
// 40
package main

import "fmt"

func main() {
	for _, s := range []string{"abc", "abcdefghijklmnopqrstuvwxyzabcdefghijkl"} {
		//minigo:stack
		t := s + s[:2]
		fmt.Println(len(t))
	}
}
