package main

import "fmt"

func main() {
	s := ""
	for i := 0; i < 5; i++ {
		s += string(rune('a' + i))
	}
	fmt.Println(s, s+"-"+s+"-"+s)
	a, b, c, d, e, f := "1", "2", "3", "4", "5", "6"
	fmt.Println(a + b + c + d + e + f + a)
	t := s
	s += "!"
	fmt.Println(t, s)
	empty := ""
	fmt.Println(empty+t == t, t+empty == t)
}

// Output:
// abcde abcde-abcde-abcde
// 1234561
// abcde abcde!
// true true
