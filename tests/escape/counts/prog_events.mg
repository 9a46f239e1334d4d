// SPDX-License-Identifier: MIT
// Method values as callbacks, maps of functions, state machines.
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

type emitter struct{ handlers []func(int) }

func (e *emitter) on(f func(int)) { e.handlers = append(e.handlers, f) }
func (e *emitter) emit(v int) {
	for _, h := range e.handlers {
		h(v)
	}
}

type logger struct {
	total int
	last  int
}

func (l *logger) add(v int)      { l.total += v }
func (l *logger) remember(v int) { l.last = v }

type state func(*machine) state
type machine struct{ n int }

func start(m *machine) state {
	m.n = 1
	return middle
}

func middle(m *machine) state {
	m.n++
	if m.n < 5 {
		return middle
	}
	return nil
}

func main() {
	report("handlers", func() {
		var e emitter
		var l logger
		e.on(l.add)
		e.on(l.remember)
		e.emit(5)
	})
	report("literal handlers", func() {
		e := &emitter{}
		sum := 0
		e.on(func(v int) { sum += v })
		e.emit(1)
	})
	report("state machine", func() {
		m := &machine{}
		for s := state(start); s != nil; {
			s = s(m)
		}
	})
	report("table", func() {
		var l logger
		table := [2]func(int){l.add, l.remember}
		for i, f := range table {
			f(i)
		}
	})
	report("map of functions", func() {
		ops := map[string]func(int, int) int{
			"+": func(a, b int) int { return a + b },
			"-": func(a, b int) int { return a - b },
		}
		if ops["+"](1, 2) != 3 {
			panic("wrong")
		}
	})
	report("deferred method value", func() {
		var l logger
		f := l.add
		defer f(3)
	})
}

// Output:
// handlers 5
// literal handlers 3
// state machine 1
// table 0
// map of functions 0
// deferred method value 0
