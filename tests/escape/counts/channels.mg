// SPDX-License-Identifier: MIT
// Channels; what is sent.
// flags: -lang=go1.19
package main

import (
	"fmt"
	"runtime"
)

var before, after runtime.MemStats

// report prints how many heap objects a call of f allocates.
//
//go:noinline
func report(name string, f func()) {
	f() // what is made once and kept is made now
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	fmt.Println(name, after.Mallocs-before.Mallocs)
}

type msg struct{ a, b int }

var sink chan int
var ptrs chan *msg

//go:noinline
func send(c chan<- int, n int) { c <- n }

func main() {
	report("unbuffered", func() { sink = make(chan int) })
	report("buffered", func() { sink = make(chan int, 10) })
	report("buffered pointers", func() { ptrs = make(chan *msg, 10) })
	report("empty struct", func() { _ = make(chan struct{}, 5) })
	report("local", func() {
		c := make(chan int, 2)
		send(c, 1)
		<-c
	})
	report("pointers", func() {
		c := make(chan *msg, 2)
		c <- &msg{1, 2}
		<-c
	})
	report("structs", func() {
		c := make(chan msg, 2)
		c <- msg{1, 2}
		<-c
	})
	report("interfaces", func() {
		c := make(chan any, 2)
		c <- 1000
		c <- msg{len(c), 2}
		<-c
	})
	report("select", func() {
		c := make(chan int, 1)
		select {
		case c <- 1:
		default:
		}
		select {
		case x, ok := <-c:
			_, _ = x, ok
		case sink <- 3:
		}
	})
	report("range", func() {
		c := make(chan int, 3)
		c <- 1
		c <- 2
		close(c)
		for range c {
		}
	})
	report("of channels", func() {
		c := make(chan chan int, 1)
		c <- make(chan int)
	})
	report("large elements", func() { _ = make(chan [100]int, 3) })
}

// Output:
// unbuffered 1
// buffered 1
// buffered pointers 2
// empty struct 1
// local 1
// pointers 3
// structs 1
// interfaces 3
// select 1
// range 1
// of channels 3
// large elements 1
