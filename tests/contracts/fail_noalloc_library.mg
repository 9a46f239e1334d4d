package main

import "time"

//minigo:noalloc
func wait(d time.Duration) { // ERROR "main.wait allocates.*:7:20: main.wait calls time.NewTimer.*make\(chan time.Time, int\(1\)\) is made on the heap"
	t := time.NewTimer(d)
	t.Stop()
}

func main() { wait(time.Second) }
