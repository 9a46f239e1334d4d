// modes: default
// panic: fatal error: //minigo:noalloc of main.safe at
package main

var v []int

//minigo:noalloc
func safe(i int) (n int) {
	defer func() {
		if recover() != nil {
			n = -1
		}
	}()
	return v[i]
}

func main() {
	v = make([]int, 2)
	println(safe(1))
	println(safe(7))
}
