// SPDX-License-Identifier: MIT
// A cache of at most eight entries with list and map.
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

type entry struct {
	key        string
	value      int
	prev, next *entry
}

type lru struct {
	m          map[string]*entry
	head, tail entry
	room       int
}

//go:noinline
func newLRU(room int) *lru {
	c := &lru{m: make(map[string]*entry), room: room}
	c.head.next, c.tail.prev = &c.tail, &c.head
	return c
}

func (c *lru) unlink(e *entry) { e.prev.next, e.next.prev = e.next, e.prev }

func (c *lru) pushFront(e *entry) {
	e.prev, e.next = &c.head, c.head.next
	e.prev.next, e.next.prev = e, e
}

//go:noinline
func (c *lru) put(key string, value int) {
	if e, ok := c.m[key]; ok {
		e.value = value
		c.unlink(e)
		c.pushFront(e)
		return
	}
	if len(c.m) == c.room {
		old := c.tail.prev
		c.unlink(old)
		delete(c.m, old.key)
	}
	e := &entry{key: key, value: value}
	c.m[key] = e
	c.pushFront(e)
}

//go:noinline
func (c *lru) get(key []byte) (int, bool) {
	e, ok := c.m[string(key)]
	if !ok {
		return 0, false
	}
	return e.value, true
}

func main() {
	report("new", func() { newLRU(4) })
	report("one", func() { newLRU(4).put("a", 1) })
	report("four of six", func() {
		c := newLRU(4)
		for _, k := range []string{"a", "b", "c", "d", "e", "f"} {
			c.put(k, 1)
		}
	})
	c := newLRU(4)
	c.put("some key", 5)
	key := []byte("some key")
	report("hit", func() { c.get(key) })
	report("miss", func() { c.get(key[:4]) })
	report("update", func() { c.put("some key", 6) })
}

// Output:
// new 2
// one 4
// four of six 9
// hit 0
// miss 0
// update 0
