package main

import "fmt"
import "fmt" // ERROR "fmt redeclared in this block" "imported and not used: .fmt."
import "no/such/package" // ERROR "could not import no/such/package"

func main() { fmt.Println() }
