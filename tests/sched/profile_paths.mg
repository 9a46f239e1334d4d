// Calling contexts of all sorts: recursion, goroutines, deferred calls, panics that are recovered, closures
// methods through interfaces, chunk borders. tests/pprof.py compares its profile.
package main

import (
	"errors"
	"fmt"
	"sort"
	"strings"
)

type shape interface{ grow() shape }

type square struct{ side *int }

func (s square) grow() shape {
	n := *s.side + 1
	return square{&n}
}

type list struct{ next *list }

func build(n int) *list {
	if n == 0 {
		return nil
	}
	return &list{build(n - 1)}
}

func even(n int) *int {
	if n == 0 {
		return new(int)
	}
	return odd(n - 1)
}

func odd(n int) *int {
	p := even(n - 1)
	q := *p + 1
	return &q
}

//go:noinline
func boxed(v int) *int { return &v }

func recovered(n int) (out *int) {
	defer func() {
		if r := recover(); r != nil {
			out = new(int)
			*out = len(fmt.Sprint(r))
		}
	}()
	if n > 2 {
		nested(n)
	}
	panic(errors.New("small"))
}

func nested(n int) {
	defer func() {
		x := n * 2
		panic(fmt.Sprintf("%d", *boxed(x)))
	}()
	var p *list
	p.next = build(n)
}

func main() {
	var s shape = square{new(int)}
	for i := 0; i < 50; i++ {
		s = s.grow()
	}
	total := *s.(square).side
	for i := 0; i < 20; i++ {
		total += *recovered(i % 5)
		total += *even(2 * i)
		total += *boxed(i)
	}
	n := 0
	for l := build(3000); l != nil; l = l.next {
		n++
	}
	results := make(chan *int)
	for i := 0; i < 10; i++ {
		go func(i int) {
			defer func() { results <- boxed(i * 10) }()
			build(i * 20)
		}(i)
	}
	for i := 0; i < 10; i++ {
		total += *<-results
	}
	words := strings.Fields("a late bird catches no worm")
	sort.Slice(words, func(i, j int) bool { return strings.ToUpper(words[i]) < strings.ToUpper(words[j]) })
	fmt.Println(total, n, words)
}

// Output:
// 948 3000 [a bird catches late no worm]
