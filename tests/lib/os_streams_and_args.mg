// args: x y
// stderr: to stderr 5
// stdin:
// first line
// second line
package main

import (
	"fmt"
	"os"
)

func main() {
	fmt.Fprintln(os.Stdout, "out", len(os.Args))
	fmt.Fprintf(os.Stderr, "to stderr %d\n", 5)
	buf := make([]byte, 100)
	total := 0
	for {
		n, err := os.Stdin.Read(buf)
		total += n
		if err != nil {
			fmt.Println(err)
			break
		}
		os.Stdout.Write(buf[:n])
	}
	fmt.Println(total)
	n, err := os.Stdout.WriteString("direct\n")
	fmt.Println(n, err)
}

// Output:
// out 3
// first line
// second line
// EOF
// 23
// direct
// 7 <nil>
