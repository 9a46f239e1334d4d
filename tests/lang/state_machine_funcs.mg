package main

import "fmt"

type lexer struct {
	in    string
	pos   int
	items []string
}
type stateFn func(*lexer) stateFn

func start(l *lexer) stateFn {
	for l.pos < len(l.in) {
		c := l.in[l.pos]
		switch {
		case c == ' ':
			l.pos++
		case c >= '0' && c <= '9':
			return number
		default:
			return word
		}
	}
	return nil
}

func number(l *lexer) stateFn {
	b := l.pos
	for l.pos < len(l.in) && l.in[l.pos] >= '0' && l.in[l.pos] <= '9' {
		l.pos++
	}
	l.items = append(l.items, "N:"+l.in[b:l.pos])
	return start
}

func word(l *lexer) stateFn {
	b := l.pos
	for l.pos < len(l.in) && l.in[l.pos] != ' ' {
		l.pos++
	}
	l.items = append(l.items, "W:"+l.in[b:l.pos])
	return start
}

func main() {
	l := &lexer{in: "abc 123 x9 42  end"}
	for s := stateFn(start); s != nil; {
		s = s(l)
	}
	fmt.Println(l.items)
}

// Output:
// [W:abc N:123 W:x9 N:42 W:end]
