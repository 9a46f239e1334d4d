// Output:
// 2
package main

import (
	"fmt"
	"runtime"
	"sync"
)

//minigo:noalloc
func leave(n int) int {
	if n == 1 {
		runtime.Goexit()
	}
	return n
}

func main() {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		leave(1)
	}()
	wg.Wait()
	fmt.Println(leave(2))
}
