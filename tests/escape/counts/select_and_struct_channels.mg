// SPDX-License-Identifier: MIT
// select, and channels whose elements are structs, arrays, interfaces and pointers.
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

type event struct {
	name string
	at   int
	data [4]int
}

type shape interface{ area() int }

type square struct{ side, pad int }

func (s square) area() int { return s.side * s.side }

var total int

func main() {
	report("struct elements", func() {
		c := make(chan event, 4)
		for i := 0; i < 4; i++ {
			c <- event{"e", i, [4]int{i}}
		}
		close(c)
		for e := range c {
			total += e.at
		}
	})
	report("pointers", func() {
		c := make(chan *event, 2)
		c <- &event{name: "a"}
		c <- &event{name: "b"}
		total += len((<-c).name)
	})
	report("interfaces", func() {
		c := make(chan shape, 2)
		c <- square{2, 300}
		c <- &square{3, 300}
		total += (<-c).area()
	})
	report("any", func() {
		c := make(chan interface{}, 3)
		c <- 1000
		c <- "text"
		c <- 7
		total += (<-c).(int)
	})
	report("functions", func() {
		c := make(chan func() int, 2)
		n := 5
		c <- func() int { return n }
		c <- func() int { return 1 }
		total += (<-c)()
	})
	report("empty structs", func() {
		c := make(chan struct{}, 3)
		c <- struct{}{}
		<-c
	})
	report("select of two", func() {
		a, b := make(chan int, 1), make(chan event, 1)
		b <- event{at: 1}
		select {
		case v := <-a:
			total += v
		case e := <-b:
			total += e.at
		}
	})
	report("select sends", func() {
		a := make(chan event, 1)
		e := event{at: 2}
		select {
		case a <- e:
		default:
		}
		select {
		case a <- e:
		default:
			total++
		}
	})
	report("select addresses", func() {
		a := make(chan *event, 1)
		e := event{at: 2}
		select {
		case a <- &e:
		default:
		}
	})
	report("select into a field", func() {
		a := make(chan int, 1)
		a <- 4
		var s struct {
			v  int
			ok bool
		}
		select {
		case s.v, s.ok = <-a:
		}
		total += s.v
	})
	report("channel of channels", func() {
		c := make(chan chan int, 1)
		c <- make(chan int, 1)
		d := <-c
		d <- 1
	})
}

// Output:
// struct elements 2
// pointers 4
// interfaces 4
// any 2
// functions 3
// empty structs 1
// select of two 3
// select sends 2
// select addresses 3
// select into a field 1
// channel of channels 3
