// panic: panic: runtime error: slice bounds out of range [:10] with length 5
package main

func main() {
	s := "hello"
	n := 10
	println(s[:n])
}
