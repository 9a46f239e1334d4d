package main

import (
	"fmt"
	"sync"
)

type Config struct {
	once sync.Once
	val  int
}

func (c *Config) Get() int {
	c.once.Do(func() { c.val++ })
	return c.val
}

type SafeMap struct {
	mu sync.RWMutex
	m  map[string]int
}

func (s *SafeMap) Get(k string) (int, bool) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	v, ok := s.m[k]
	return v, ok
}

func (s *SafeMap) Set(k string, v int) {
	s.mu.Lock()
	s.m[k] = v
	s.mu.Unlock()
}

func main() {
	var c Config
	var wg sync.WaitGroup
	for i := 0; i < 10; i++ {
		wg.Add(1)
		go func() { defer wg.Done(); c.Get() }()
	}
	wg.Wait()
	fmt.Println(c.Get())
	s := SafeMap{m: map[string]int{}}
	wg.Add(20)
	for i := 0; i < 20; i++ {
		go func(i int) {
			defer wg.Done()
			s.Set(fmt.Sprint("k", i%5), i)
			s.Get("k1")
		}(i)
	}
	wg.Wait()
	_, ok := s.Get("k3")
	fmt.Println(len(s.m), ok)
	var mu sync.Mutex
	var l sync.Locker = &mu
	l.Lock()
	fmt.Println(mu.TryLock())
	l.Unlock()
	fmt.Println(mu.TryLock())
	var once sync.Once
	func() {
		defer func() { fmt.Println("recovered", recover()) }()
		once.Do(func() { panic("in once") })
	}()
	once.Do(func() { fmt.Println("never") })
}

// Output:
// 1
// 5 true
// false
// true
// recovered in once
