package main

import (
	"fmt"
	"runtime"
)

func main() {
	fmt.Println(runtime.NumGoroutine(), runtime.GOOS, runtime.GOARCH, runtime.NumCPU() > 0)
	c := make(chan int)
	go func() { <-c }()
	runtime.Gosched()
	fmt.Println(runtime.NumGoroutine())
	c <- 1
	runtime.Gosched()
	x := new(int)
	runtime.KeepAlive(x)
	runtime.GC()
	var e error
	func() {
		defer func() { e = recover().(error) }()
		var a []int
		_ = a[1]
	}()
	re, ok := e.(runtime.Error)
	fmt.Println(ok, re)
}

// Output:
// 1 linux amd64 true
// 2
// true runtime error: index out of range [1] with length 0
