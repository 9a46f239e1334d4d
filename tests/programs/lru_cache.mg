// An LRU cache: a map into a doubly linked list, with eviction callbacks and statistics; checked against a slow one.
package main

import (
	"fmt"
	"strings"
)

type entry struct {
	key        string
	value      interface{}
	size       int
	prev, next *entry
}

type Cache struct {
	capacity, used int
	items          map[string]*entry
	root           entry // a ring: root.next is the newest, root.prev the oldest
	onEvict        func(key string, value interface{})
	Stats          struct{ Hits, Misses, Evictions int }
}

type Option func(*Cache)

func OnEvict(f func(string, interface{})) Option {
	return func(c *Cache) { c.onEvict = f }
}

func New(capacity int, opts ...Option) *Cache {
	c := &Cache{capacity: capacity, items: make(map[string]*entry)}
	c.root.prev, c.root.next = &c.root, &c.root
	for _, o := range opts {
		o(c)
	}
	return c
}

func (c *Cache) unlink(e *entry) {
	e.prev.next, e.next.prev = e.next, e.prev
	e.prev, e.next = nil, nil
}

func (c *Cache) pushFront(e *entry) {
	e.prev, e.next = &c.root, c.root.next
	e.prev.next, e.next.prev = e, e
}

func (c *Cache) Get(key string) (value interface{}, ok bool) {
	e, ok := c.items[key]
	if !ok {
		c.Stats.Misses++
		return nil, false
	}
	c.Stats.Hits++
	c.unlink(e)
	c.pushFront(e)
	return e.value, true
}

func (c *Cache) Put(key string, value interface{}, size int) error {
	if size > c.capacity {
		return fmt.Errorf("%q: size %d over capacity %d", key, size, c.capacity)
	}
	if e, ok := c.items[key]; ok {
		c.used += size - e.size
		e.value, e.size = value, size
		c.unlink(e)
		c.pushFront(e)
	} else {
		e := &entry{key: key, value: value, size: size}
		c.items[key] = e
		c.pushFront(e)
		c.used += size
	}
	for c.used > c.capacity {
		c.evict(c.root.prev)
	}
	return nil
}

func (c *Cache) evict(e *entry) {
	c.unlink(e)
	delete(c.items, e.key)
	c.used -= e.size
	c.Stats.Evictions++
	if c.onEvict != nil {
		c.onEvict(e.key, e.value)
	}
}

func (c *Cache) Delete(key string) bool {
	e, ok := c.items[key]
	if ok {
		c.unlink(e)
		delete(c.items, key)
		c.used -= e.size
	}
	return ok
}

func (c *Cache) Each(f func(key string, value interface{}) bool) {
	for e := c.root.next; e != &c.root; e = e.next {
		if !f(e.key, e.value) {
			return
		}
	}
}

func (c *Cache) Len() int { return len(c.items) }

func (c *Cache) String() string {
	var parts []string
	c.Each(func(k string, v interface{}) bool {
		parts = append(parts, fmt.Sprintf("%s=%v", k, v))
		return true
	})
	return fmt.Sprintf("[%s] %d/%d", strings.Join(parts, " "), c.used, c.capacity)
}

// slow is the same cache as a slice, newest first, every entry of size 1.
type slow struct {
	cap  int
	keys []string
	vals map[string]int
}

func (s *slow) touch(k string) {
	for i, x := range s.keys {
		if x == k {
			s.keys = append(s.keys[:i], s.keys[i+1:]...)
			break
		}
	}
	s.keys = append([]string{k}, s.keys...)
	if len(s.keys) > s.cap {
		delete(s.vals, s.keys[s.cap])
		s.keys = s.keys[:s.cap]
	}
}

type rng uint32

func (r *rng) next(n int) int {
	*r = *r*1664525 + 1013904223
	return int(*r>>8) % n
}

func main() {
	var evicted []string
	c := New(5, OnEvict(func(k string, v interface{}) { evicted = append(evicted, fmt.Sprint(k, ":", v)) }))
	for i, k := range []string{"a", "b", "c", "d"} {
		if err := c.Put(k, i, 1); err != nil {
			fmt.Println(err)
		}
	}
	fmt.Println(c)
	c.Get("a")
	c.Put("big", []int{1, 2, 3}, 3)
	fmt.Println(c, evicted)
	v, ok := c.Get("big")
	fmt.Println(v.([]int)[1], ok, c.Len())
	_, ok = c.Get("b")
	fmt.Println(ok, c.Put("huge", nil, 6))
	c.Put("big", "small now", 1)
	fmt.Println(c.Delete("a"), c.Delete("a"), c)
	fmt.Printf("%+v\n", c.Stats)

	fast, ref, r := New(20), slow{cap: 20, vals: map[string]int{}}, rng(42)
	mismatches := 0
	for i := 0; i < 5000; i++ {
		k := fmt.Sprint("k", r.next(40))
		if r.next(3) == 0 {
			fast.Put(k, i, 1)
			ref.vals[k] = i
			ref.touch(k)
			continue
		}
		v, ok := fast.Get(k)
		w, ok2 := ref.vals[k]
		if ok != ok2 || ok && v != w {
			mismatches++
		}
		if ok2 {
			ref.touch(k)
		}
	}
	order := true
	i := 0
	fast.Each(func(k string, _ interface{}) bool {
		order = order && ref.keys[i] == k
		i++
		return true
	})
	fmt.Println(mismatches, order, fast.Len(), fast.Stats)
}

// Output:
// [d=3 c=2 b=1 a=0] 4/5
// [big=[1 2 3] a=0 d=3] 5/5 [b:1 c:2]
// 2 true 3
// false "huge": size 6 over capacity 5
// true false [big=small now d=3] 2/5
// {Hits:2 Misses:1 Evictions:2}
// 0 true 20 {1644 1648 848}
