// A worker pool over channels: jobs with retries, results in any order, a rate limiter, cancellation, a summary.
package main

import (
	"errors"
	"fmt"
	"os"
	"sort"
	"strings"
	"sync"
	"time"
)

type Job struct {
	ID      int
	Payload string
	Tries   int
}

type Result struct {
	Job    Job
	Value  int
	Err    error
	Worker int
}

type Task func(j Job) (int, error)

var ErrTemporary = errors.New("temporary")

type FatalError struct {
	ID  int
	Why string
}

func (e FatalError) Error() string { return fmt.Sprintf("job %d: %s", e.ID, e.Why) }

type Pool struct {
	workers  int
	maxTries int
	task     Task
	jobs     chan Job
	results  chan Result
	quit     chan struct{}
	wg       sync.WaitGroup
	mu       sync.RWMutex
	done     map[int]int
}

func NewPool(workers, maxTries int, task Task) *Pool {
	return &Pool{
		workers: workers, maxTries: maxTries, task: task,
		jobs: make(chan Job, workers), results: make(chan Result), quit: make(chan struct{}),
		done: make(map[int]int),
	}
}

func (p *Pool) run(id int) {
	defer p.wg.Done()
	for {
		select {
		case <-p.quit:
			return
		case j, ok := <-p.jobs:
			if !ok {
				return
			}
			r := p.attempt(j)
			r.Worker = id
			p.mu.Lock()
			p.done[id]++
			p.mu.Unlock()
			select {
			case p.results <- r:
			case <-p.quit:
				return
			}
		}
	}
}

func (p *Pool) attempt(j Job) (r Result) {
	defer func() {
		if x := recover(); x != nil {
			r = Result{Job: j, Err: fmt.Errorf("panic: %v", x)}
		}
	}()
	for {
		j.Tries++
		v, err := p.task(j)
		if errors.Is(err, ErrTemporary) && j.Tries < p.maxTries {
			continue
		}
		return Result{Job: j, Value: v, Err: err}
	}
}

func (p *Pool) Start() {
	for i := 0; i < p.workers; i++ {
		p.wg.Add(1)
		go p.run(i)
	}
	go func() {
		p.wg.Wait()
		close(p.results)
	}()
}

func (p *Pool) Submit(jobs []Job) {
	go func() {
		defer close(p.jobs)
		for _, j := range jobs {
			select {
			case p.jobs <- j:
			case <-p.quit:
				return
			}
		}
	}()
}

func (p *Pool) Total() (n int) {
	p.mu.RLock()
	defer p.mu.RUnlock()
	for _, d := range p.done {
		n += d
	}
	return
}

func work(j Job) (int, error) {
	switch {
	case strings.Contains(j.Payload, "flaky") && j.Tries < 3:
		return 0, fmt.Errorf("try %d: %w", j.Tries, ErrTemporary)
	case strings.Contains(j.Payload, "dead"):
		return 0, fmt.Errorf("still: %w", ErrTemporary)
	case strings.Contains(j.Payload, "fatal"):
		return 0, FatalError{j.ID, j.Payload}
	case strings.Contains(j.Payload, "panic"):
		var m map[string]int
		m[j.Payload] = 1
	}
	h := 0
	for _, c := range j.Payload {
		h = h*31 + int(c)
	}
	return h % 1000, nil
}

type byID []Result

func (b byID) Len() int           { return len(b) }
func (b byID) Less(i, j int) bool { return b[i].Job.ID < b[j].Job.ID }
func (b byID) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }

func main() {
	var jobs []Job
	for i := 0; i < 40; i++ {
		kind := "plain"
		switch {
		case i%11 == 3:
			kind = "flaky"
		case i%13 == 5:
			kind = "fatal"
		case i == 17:
			kind = "dead"
		case i == 23:
			kind = "panic"
		}
		jobs = append(jobs, Job{ID: i, Payload: fmt.Sprintf("%s-%d", kind, i)})
	}
	p := NewPool(4, 5, work)
	p.Start()
	p.Submit(jobs)
	var results []Result
	for r := range p.results {
		results = append(results, r)
	}
	sort.Sort(byID(results))
	sum, failed := 0, 0
	for _, r := range results {
		var fe FatalError
		switch {
		case errors.As(r.Err, &fe):
			failed++
			fmt.Println("fatal:", fe, fe.ID)
		case r.Err != nil:
			failed++
			fmt.Println("failed:", r.Job.ID, r.Job.Tries, r.Err)
		default:
			sum += r.Value
			if r.Job.Tries > 1 {
				fmt.Println("retried:", r.Job.ID, r.Job.Tries, r.Value)
			}
		}
	}
	fmt.Println(len(results), sum, failed, p.Total())

	// Cancellation: the quit channel ends everybody.
	q := NewPool(3, 1, func(j Job) (int, error) { return j.ID, nil })
	q.Start()
	q.Submit(jobs)
	got := 0
	for range q.results {
		if got++; got == 10 {
			close(q.quit)
			break
		}
	}
	q.wg.Wait()
	fmt.Println("cancelled after", got, q.Total() < 40)

	// A rate limiter by timer.
	start := time.Now()
	tick := make(chan time.Time)
	stop := make(chan bool)
	go func() {
		for {
			select {
			case <-stop:
				close(tick)
				return
			case t := <-time.After(time.Millisecond):
				tick <- t
			}
		}
	}()
	for i := 0; i < 5; i++ {
		<-tick
	}
	go func() {
		for range tick {
		}
	}()
	stop <- true
	if d := time.Since(start); d < 5*time.Millisecond || d > time.Minute {
		fmt.Fprintln(os.Stderr, "strange time", d)
		os.Exit(1)
	}
	fmt.Println("limited")
}

// Output:
// retried: 3 3 671
// fatal: job 5: fatal-5 5
// retried: 14 3 791
// failed: 17 5 still: temporary
// fatal: job 18: fatal-18 18
// failed: 23 1 panic: assignment to entry in nil map
// retried: 25 3 823
// fatal: job 31: fatal-31 31
// retried: 36 3 855
// 40 10164 5 40
// cancelled after 10 true
// limited
