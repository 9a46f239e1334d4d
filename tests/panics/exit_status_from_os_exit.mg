// exit: 7
package main

import "os"

func main() {
	defer panic("not run")
	os.Exit(7)
}
