package main

import (
	"fmt"
	"strings"
)

func main() {
	s := ""
	for i := 0; i < 2000; i++ {
		s += string(rune('a' + i%26))
		if len(s) > 500 {
			s = s[250:]
		}
	}
	b := []byte(s)
	for i := 0; i < 500; i++ {
		b = []byte(strings.ToUpper(string(b)))
		b = []byte(strings.ToLower(string(b)))
	}
	fmt.Println(len(s), string(b) == s, s[:10])
	parts := strings.Split(strings.Repeat("ab,cd,", 1000), ",")
	n := 0
	for _, p := range parts {
		n += len(p)
	}
	fmt.Println(len(parts), n)
}

// Output:
// 500 true stuvwxyzab
// 2001 4000
