package main

import "fmt"

func isPal(s string) bool {
	r := []rune(s)
	for i := range r {
		if r[i] != r[len(r)-1-i] {
			return false
		}
	}
	return true
}

func main() {
	s := "abc"
	for i, c := range s {
		s += string(c)
		fmt.Print(i, string(c), " ")
	}
	fmt.Println(s)
	fmt.Println(isPal("racecar"), isPal("été"), isPal("ab"))
	bs := []byte("abc")
	for i := range bs {
		bs[i] ^= 0x20
	}
	fmt.Println(string(bs))
	m := map[string]bool{}
	for i := range "xyz" {
		m["xyz"[i:]] = true
	}
	fmt.Println(m)
	key := []byte("k")
	mm := map[string]int{"k": 7}
	fmt.Println(mm[string(key)], string(bs) == "ABC", string(bs[1:]) < "BD")
	n := 0
	for range []byte("hello") {
		n++
	}
	fmt.Println(n)
	switch string(bs) {
	case "ABC":
		fmt.Println("switch on converted")
	}
}

// Output:
// 0a 1b 2c abcabc
// true true false
// ABC
// map[xyz:true yz:true z:true]
// 7 true true
// 5
// switch on converted
