// panic: fatal error: all goroutines are asleep - deadlock!
package main

func main() { select {} }
