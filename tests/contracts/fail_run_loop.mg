// modes: default
// panic: fatal error: //minigo:maxalloc 3 of main.rows at
// stderr: this call allocated 4 objects, 64 bytes
// stderr: make([]int, 2): 4 objects, 64 bytes
package main

var out [8][]int

//minigo:maxalloc 3
func rows(n int) {
	for i := 0; i < n; i++ {
		out[i] = make([]int, 2)
	}
}

func main() {
	rows(2)
	rows(3)
	rows(4)
}
