// SPDX-License-Identifier: MIT
// A worker pool, fan-in, a mutex, results by channel.
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

type job struct{ id, n int }
type result struct {
	job job
	sum int
}

var mu sync.Mutex
var total int

// settle lets goroutines end, so that the next ones find free records.
func settle() {
	for i := 0; i < 20; i++ {
		runtime.Gosched()
	}
}

//go:noinline
func worker(jobs <-chan job, results chan<- result) {
	for j := range jobs {
		results <- result{j, j.n * 2}
	}
}

func main() {
	runtime.GOMAXPROCS(1)
	report("pool", func() {
		jobs, results := make(chan job, 10), make(chan result, 10)
		for i := 0; i < 3; i++ {
			go worker(jobs, results)
		}
		for i := 0; i < 5; i++ {
			jobs <- job{i, i}
		}
		close(jobs)
		for i := 0; i < 5; i++ {
			total += (<-results).sum
		}
		settle()
	})
	report("mutex", func() {
		var wg sync.WaitGroup
		for i := 0; i < 4; i++ {
			wg.Add(1)
			go func(n int) {
				defer wg.Done()
				mu.Lock()
				defer mu.Unlock()
				total += n
			}(i)
		}
		wg.Wait()
	})
	report("done channel", func() {
		done := make(chan struct{})
		go func() {
			defer close(done)
			total++
		}()
		<-done
	})
	report("select loop", func() {
		data, quit := make(chan int), make(chan bool)
		go func() {
			for i := 0; i < 3; i++ {
				data <- i
			}
			quit <- true
		}()
		for {
			select {
			case v := <-data:
				total += v
				continue
			case <-quit:
			}
			break
		}
		settle()
	})
	report("ping pong", func() {
		a, b := make(chan *job), make(chan *job)
		go func() {
			j := <-a
			j.n++
			b <- j
		}()
		a <- &job{1, 2}
		total += (<-b).n
		settle()
	})
}

// Output:
// pool 5
// mutex 9
// done channel 2
// select loop 3
// ping pong 4
