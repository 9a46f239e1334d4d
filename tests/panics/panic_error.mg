// panic: panic: an error value
package main

import "errors"

func main() { panic(errors.New("an error value")) }
