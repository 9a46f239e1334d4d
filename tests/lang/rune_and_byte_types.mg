package main

import "fmt"

func main() {
	var b byte = 'a'
	var r rune = 'é'
	b -= 'a' - 'A'
	fmt.Println(b, r, string(rune(b)), string(r))
	fmt.Printf("%T %T %c %U %q\n", b, r, r, r, r)
	for c := 'a'; c <= 'e'; c++ {
		fmt.Print(string(c))
	}
	fmt.Println()
	s := "Hello, 世界"
	up := []byte(s)
	for i, c := range up {
		if 'a' <= c && c <= 'z' {
			up[i] = c - 32
		}
	}
	fmt.Println(string(up))
	var i8 int8 = 'z'
	fmt.Println(i8, '0'+5, "0123"[2]-'0')
}

// Output:
// 65 233 A é
// uint8 int32 é U+00E9 'é'
// abcde
// HELLO, 世界
// 122 53 2
