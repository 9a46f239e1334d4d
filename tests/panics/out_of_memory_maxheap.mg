// oracle: no (a flag of minigo)
// flags: -maxheap=8MB
// exit: 2
// stderr: out of memory
package main

func main() {
	var keep [][]byte
	for {
		keep = append(keep, make([]byte, 1<<16))
	}
}
