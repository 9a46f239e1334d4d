//minigo:noalloc // ERROR "matches nothing"
package main

//minigo:stack // ERROR "matches nothing"
import "fmt"

func main() { fmt.Println() }
