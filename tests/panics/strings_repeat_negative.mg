// panic: panic: strings: negative Repeat count
package main

import "strings"

func main() {
	n := -1
	strings.Repeat("x", n)
}
