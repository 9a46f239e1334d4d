// modes: default
// panic: fatal error: //minigo:noalloc of main.push at tests/contracts/fail_run_append.mg:9:6
// stderr: : this call allocated 1 object, 8 bytes
// stderr: append(s, v): 1 object, 8 bytes: append grows on the heap
// stderr: main.push(...)
package main

//minigo:noalloc
func push(s []int, v int) []int {
	return append(s, v)
}

func main() {
	s := make([]int, 0, 1)
	s = push(s, 1)
	println(len(s), cap(s))
	s = push(nil, 2)
	println("not reached")
}
