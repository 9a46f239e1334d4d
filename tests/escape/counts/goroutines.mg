// SPDX-License-Identifier: MIT
// go statements: the closure with its arguments; goroutine records are reused.
// flags: -lang=go1.19
package main

import (
	"fmt"
	"runtime"
	"sync"
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

var done = make(chan bool)
var total int

//go:noinline
func work(a, b int) {
	total += a + b
	done <- true
}

func plain() { done <- true }

type worker struct{ n int }

func (w *worker) run()     { total += w.n; done <- true }
func (w worker) runValue() { total += w.n; done <- true }

func main() {
	runtime.GOMAXPROCS(1)
	report("no arguments", func() {
		go plain()
		<-done
	})
	report("arguments", func() {
		go work(1, 2)
		<-done
	})
	report("literal without capture", func() {
		go func() { done <- true }()
		<-done
	})
	report("literal captures", func() {
		n := 5
		go func() { total += n; done <- true }()
		<-done
	})
	report("literal captures by reference", func() {
		n := 5
		go func() { n++; done <- true }()
		<-done
		total += n
	})
	report("literal with argument", func() {
		n := 5
		go func(k int) { total += k; done <- true }(n)
		<-done
	})
	report("method", func() {
		w := &worker{1}
		go w.run()
		<-done
	})
	report("method of a value", func() {
		w := worker{1}
		go w.runValue()
		<-done
	})
	report("three", func() {
		for i := 0; i < 3; i++ {
			go work(i, i)
		}
		for i := 0; i < 3; i++ {
			<-done
		}
	})
	report("wait group", func() {
		var wg sync.WaitGroup
		for i := 0; i < 3; i++ {
			wg.Add(1)
			go func() {
				defer wg.Done()
				total++
			}()
		}
		wg.Wait()
	})
	report("pipe", func() {
		c := make(chan int)
		go func() {
			for i := 0; i < 5; i++ {
				c <- i
			}
			close(c)
		}()
		for v := range c {
			total += v
		}
	})
}

// Output:
// no arguments 0
// arguments 0
// literal without capture 0
// literal captures 1
// literal captures by reference 2
// literal with argument 1
// method 2
// method of a value 1
// three 3
// wait group 4
// pipe 2
