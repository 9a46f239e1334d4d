// SPDX-License-Identifier: MIT
// Text processing: bytes, strings and runes together.
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

var sink string
var sinks []string

//go:noinline
func isPalindrome(s string) bool {
	b := []byte(s)
	for i, j := 0, len(b)-1; i < j; i, j = i+1, j-1 {
		if b[i] != b[j] {
			return false
		}
	}
	return true
}

//go:noinline
func reverse(s string) string {
	r := []rune(s)
	for i, j := 0, len(r)-1; i < j; i, j = i+1, j-1 {
		r[i], r[j] = r[j], r[i]
	}
	return string(r)
}

//go:noinline
func hex(n uint) string {
	var buf [16]byte
	i := len(buf)
	for {
		i--
		buf[i] = "0123456789abcdef"[n&15]
		n >>= 4
		if n == 0 {
			return string(buf[i:])
		}
	}
}

//go:noinline
func words(s string) (list []string) {
	start := -1
	for i := 0; i <= len(s); i++ {
		if i == len(s) || s[i] == ' ' {
			if start >= 0 {
				list = append(list, s[start:i])
				start = -1
			}
		} else if start < 0 {
			start = i
		}
	}
	return
}

//go:noinline
func caesar(s string, k byte) string {
	b := []byte(s)
	for i := range b {
		b[i] += k
	}
	return string(b)
}

//go:noinline
func key(first, last string) string { return last + ", " + first }

func main() {
	index := map[string]int{"Lovelace, Ada": 1}
	report("palindrome", func() { isPalindrome("level") })
	report("long palindrome", func() { isPalindrome("a man a plan a canal panama and so on") })
	report("reverse", func() { sink = reverse("größe") })
	report("hex", func() { sink = hex(0xbeef) })
	report("hex digit", func() { sink = hex(7) })
	report("words", func() { sinks = words("the quick brown fox") })
	report("caesar", func() { sink = caesar("hello", 1) })
	report("key", func() { _ = index[key("Ada", "Lovelace")] })
	report("key in place", func() {
		first, last := "Ada", "Lovelace"
		_ = index[last+", "+first]
	})
	report("count letters", func() {
		var counts [26]int
		for _, r := range "some letters" {
			if r >= 'a' && r <= 'z' {
				counts[r-'a']++
			}
		}
	})
	report("compare prefixes", func() {
		a, b := []byte("prefix-1"), []byte("prefix-2")
		_ = string(a[:6]) == string(b[:6])
	})
}

// Output:
// palindrome 0
// long palindrome 1
// reverse 1
// hex 1
// hex digit 0
// words 3
// caesar 1
// key 1
// key in place 0
// count letters 0
// compare prefixes 0
