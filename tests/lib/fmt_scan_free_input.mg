// stdin:
// 3 4
// word 2.5
package main

import (
	"bufio"
	"fmt"
	"os"
)

func main() {
	sc := bufio.NewScanner(os.Stdin)
	for sc.Scan() {
		fmt.Printf("%q\n", sc.Text())
	}
	fmt.Println(sc.Err())
	w := bufio.NewWriter(os.Stdout)
	defer w.Flush()
	fmt.Fprintf(w, "%d buffered\n", 7)
}

// Output:
// "3 4"
// "word 2.5"
// <nil>
// 7 buffered
