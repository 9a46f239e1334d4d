// Output:
// 3 2
package main

import (
	"fmt"
	"sync"
)

type counter struct {
	mu sync.Mutex
	n  int
}

//minigo:noalloc
func (c *counter) inc() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.n++
	return c.n
}

func main() {
	var c counter
	c.inc()
	c.inc()
	fmt.Println(c.inc(), 2)
}
