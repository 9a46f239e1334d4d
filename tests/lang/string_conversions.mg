package main

import "fmt"

type MyBytes []byte
type MyString string

func main() {
	b := []byte("héy")
	fmt.Println(b, string(b))
	b[0] = 'H'
	fmt.Println(string(b))
	r := []rune("h世😀")
	fmt.Println(r, len(r), string(r))
	fmt.Println(string(rune(65)), string(rune(0x4e16)), string(rune(-1)) == "\uFFFD", string(rune(0x110000)) == "\uFFFD")
	mb := MyBytes("abc")
	ms := MyString(mb)
	fmt.Println(mb, ms, string(ms)+"d")
	fmt.Println([]byte(ms), []rune(ms))
	fmt.Println([]rune("\xff\xfe"))
	s := "imm"
	c := []byte(s)
	c[0] = 'X'
	fmt.Println(s, string(c))
}

// Output:
// [104 195 169 121] héy
// Héy
// [104 19990 128512] 3 h世😀
// A 世 true true
// [97 98 99] abc abcd
// [97 98 99] [97 98 99]
// [65533 65533]
// imm Xmm
