// panic: fatal error: no goroutines (main called runtime.Goexit) - deadlock!
package main

import "runtime"

func main() {
	defer println("deferred")
	runtime.Goexit()
}
