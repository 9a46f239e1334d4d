// Calls come before reads of memory also in the operands of && and ||, in conditions of loops and in cases.
package main

import "fmt"

type lexer struct {
	in  string
	pos int
	ch  byte
}

func (l *lexer) next() byte {
	if l.pos < len(l.in) {
		l.ch = l.in[l.pos]
		l.pos++
	} else {
		l.ch = 0
	}
	return l.ch
}

func main() {
	l := &lexer{in: "abcdefaabb"}
	n := 0
	f := func() int { n++; return n }
	for n < f() {
		fmt.Println("never: the call is first")
	}
	for i := 0; n <= f() && i < 3; i++ {
		fmt.Println("loop", i, n)
	}
	if l.ch == l.next() {
		fmt.Println("equal after the call", l.ch)
	}
	if l.pos > 0 && l.ch == l.next() {
		fmt.Println("and equal", l.ch)
	}
	if false {
	} else if l.pos != l.pos+int(l.next()-l.next())+1 || l.ch == l.next() {
		fmt.Println("else if", l.ch, l.pos)
	}
	if n > 100 {
	} else if n+1 == f() {
		fmt.Println("no")
	} else if n == f() {
		fmt.Println("yes", n)
	}
	x := n > 0 && n == f()
	y := n < 0 || !(n != f())
	fmt.Println(x, y, n, n > 0 && n == f(), n)
	for l.ch != 0 && l.ch == l.next() || l.pos < 3 {
		fmt.Println("same", l.ch)
	}
	fmt.Println(l.pos, l.ch)
	s := []int{1, 2, 3}
	pop := func() int { v := s[len(s)-1]; s = s[:len(s)-1]; return v }
	for len(s) > 0 && len(s) != pop() {
		fmt.Println("len differs")
	}
	fmt.Println(s)
	m := map[string]int{"k": 1}
	inc := func(k string) int { m[k]++; return m[k] }
	if m["k"] == inc("k") || m["k"] > inc("k") {
		fmt.Println("map", m)
	}
	switch a := 1; {
	case a > 0 && m["k"] == inc("k"):
		fmt.Println("case", m)
	default:
		fmt.Println("default", m)
	}
	z := func() bool { return m["k"] != 0 && m["k"] == inc("k") }
	fmt.Println(z(), m)
	var p *lexer
	fmt.Println(p != nil && p.ch == p.next(), p == nil || p.ch == p.next())
	defer func() { fmt.Println("deferred", m["k"] > 0 && m["k"] == inc("k")) }()
	go func() {}()
	ok := l != nil && (l.pos < 0 || l.ch == l.next() && l.ch == 'a')
	fmt.Println(ok, l.ch)
}

// Output:
// loop 0 2
// loop 1 3
// loop 2 4
// equal after the call 97
// and equal 98
// else if 100 4
// yes 7
// true true 10 true 10
// same 101
// same 102
// same 97
// same 97
// same 98
// same 98
// same 0
// 10 0
// [1 2]
// map map[k:2]
// case map[k:3]
// true map[k:4]
// false true
// false 0
// deferred true
