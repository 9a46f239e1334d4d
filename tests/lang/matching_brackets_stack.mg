package main

import "fmt"

type Stack struct{ items []rune }

func (s *Stack) Push(r rune) { s.items = append(s.items, r) }
func (s *Stack) Pop() (r rune, ok bool) {
	if len(s.items) == 0 {
		return
	}
	r = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return r, true
}

func balanced(in string) bool {
	pairs := map[rune]rune{')': '(', ']': '[', '}': '{'}
	var s Stack
	for _, r := range in {
		switch r {
		case '(', '[', '{':
			s.Push(r)
		case ')', ']', '}':
			if top, ok := s.Pop(); !ok || top != pairs[r] {
				return false
			}
		}
	}
	return len(s.items) == 0
}

func main() {
	for _, t := range []string{"", "()", "([{}])", "(]", "((", "a(b)c]", "{[()()]}"} {
		fmt.Print(balanced(t), " ")
	}
	fmt.Println()
}

// Output:
// true true true false false false true 
