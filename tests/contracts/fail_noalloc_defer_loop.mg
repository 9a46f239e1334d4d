package main

//minigo:noalloc
func undo(n int, f func(int)) { // ERROR "main.undo allocates.*:6:3: .*escapes to heap"
	for i := 0; i < n; i++ {
		defer f(i)
	}
}

func main() { undo(2, func(n int) { println(n) }) }
