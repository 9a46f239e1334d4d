// SPDX-License-Identifier: MIT
// A little parser: tokens, tree nodes, evaluation.
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

type expr interface{ eval(env map[string]int) int }
type number int
type name string
type binary struct {
	op   byte
	l, r expr
}

func (n number) eval(map[string]int) int     { return int(n) }
func (n name) eval(env map[string]int) int   { return env[string(n)] }
func (b *binary) eval(env map[string]int) int {
	l, r := b.l.eval(env), b.r.eval(env)
	if b.op == '+' {
		return l + r
	}
	return l * r
}

type parser struct {
	s   string
	pos int
}

func (p *parser) peek() byte {
	if p.pos < len(p.s) {
		return p.s[p.pos]
	}
	return 0
}

func (p *parser) atom() expr {
	start := p.pos
	c := p.peek()
	if c >= '0' && c <= '9' {
		n := 0
		for ; p.peek() >= '0' && p.peek() <= '9'; p.pos++ {
			n = n*10 + int(p.peek()-'0')
		}
		return number(n)
	}
	for p.peek() >= 'a' && p.peek() <= 'z' {
		p.pos++
	}
	return name(p.s[start:p.pos])
}

func (p *parser) term() expr {
	e := p.atom()
	for p.peek() == '*' {
		p.pos++
		e = &binary{'*', e, p.atom()}
	}
	return e
}

func (p *parser) expr() expr {
	e := p.term()
	for p.peek() == '+' {
		p.pos++
		e = &binary{'+', e, p.term()}
	}
	return e
}

func main() {
	env := map[string]int{"x": 3}
	for _, s := range []string{"1", "300", "x", "1+2", "x*2+300*4", "1+2+3+4+5"} {
		s := s
		report(s, func() {
			p := parser{s: s}
			p.expr().eval(env)
		})
	}
	e := (&parser{s: "x*2+3"}).expr()
	report("evaluation", func() { e.eval(env) })
	report("local environment", func() { e.eval(map[string]int{"x": 4}) })
}

// Output:
// 1 0
// 300 1
// x 1
// 1+2 1
// x*2+300*4 5
// 1+2+3+4+5 4
// evaluation 0
// local environment 2
