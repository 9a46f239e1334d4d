package main

import "fmt"

type Buf struct{ b []byte }

func (b *Buf) WriteByte(c byte) error           { b.b = append(b.b, c); return nil }
func (b *Buf) Write(p []byte) (int, error)      { b.b = append(b.b, p...); return len(p), nil }
func (b *Buf) WriteString(s string) (int, error) { b.b = append(b.b, s...); return len(s), nil }
func (b *Buf) String() string                   { return string(b.b) }

func rot13(s string) string {
	out := []byte(s)
	for i, c := range out {
		switch {
		case c >= 'a' && c <= 'z':
			out[i] = 'a' + (c-'a'+13)%26
		case c >= 'A' && c <= 'Z':
			out[i] = 'A' + (c-'A'+13)%26
		}
	}
	return string(out)
}

func itoa(n int) string {
	if n == 0 {
		return "0"
	}
	neg := n < 0
	if neg {
		n = -n
	}
	var buf [20]byte
	i := len(buf)
	for ; n > 0; n /= 10 {
		i--
		buf[i] = byte('0' + n%10)
	}
	if neg {
		i--
		buf[i] = '-'
	}
	return string(buf[i:])
}

func reverse(s string) string {
	r := []rune(s)
	for i, j := 0, len(r)-1; i < j; i, j = i+1, j-1 {
		r[i], r[j] = r[j], r[i]
	}
	return string(r)
}

func main() {
	var b Buf
	fmt.Fprintf(&b, "%d-%s", 5, "x")
	b.WriteByte('!')
	b.WriteString("abc")
	fmt.Println(b.String(), &b, len(b.b))
	fmt.Println(rot13("Hello, World"), rot13(rot13("Hello")), itoa(-1234), itoa(0), itoa(987654321), reverse("héllo 世界"))
	counts := [26]int{}
	for _, c := range "the quick brown fox" {
		if c >= 'a' {
			counts[c-'a']++
		}
	}
	fmt.Println(counts)
}

// Output:
// 5-x!abc 5-x!abc 7
// Uryyb, Jbeyq Hello -1234 0 987654321 界世 olléh
// [0 1 1 0 1 1 0 1 1 0 1 0 0 1 2 0 1 1 0 1 1 0 1 1 0 0]
