// flags: -l
package main

func constant() int {
	s := make([]int, 10) // ERROR "make\(\[\]int, 10\) does not escape"
	return len(s)
}
func limit() int {
	s := make([]byte, 65536) // ERROR "make\(\[\]byte, 65536\) does not escape"
	t := make([]byte, 65537) // ERROR "make\(\[\]byte, 65537\) escapes to heap"
	return len(s) + len(t)
}
func unknown(n int) int {
	s := make([]int, n) // ERROR "make\(\[\]int, n\) escapes to heap"
	t := make([]int, 10, n) // ERROR "make\(\[\]int, 10, n\) escapes to heap"
	return len(s) + len(t)
}
func returned() []int { return make([]int, 3) } // ERROR "make\(\[\]int, 3\) escapes to heap"
func maps(n int) int {
	m := make(map[int]int) // ERROR "make\(map\[int\]int\) does not escape"
	k := make(map[int]int, n) // ERROR "make\(map\[int\]int, n\) does not escape"
	return len(m) + len(k)
}
func channels() int {
	c := make(chan int, 3)
	return cap(c)
}
func bigArray() int {
	var a [10 << 20]byte
	var b [10<<20 + 1]byte // ERROR "moved to heap: b"
	p := new([1 << 16]byte) // ERROR "new\(\[65536\]byte\) does not escape"
	q := new([1<<16 + 1]byte) // ERROR "new\(\[65537\]byte\) escapes to heap"
	return len(a) + len(b) + len(p) + len(q)
}
func zero() int {
	s := make([]int, 0) // ERROR "make\(\[\]int, 0\) does not escape"
	s = append(s, 1)
	return len(s)
}

const K = 5

func named() int {
	n := 5
	s := make([]int, K) // ERROR "make\(\[\]int, K\) does not escape"
	t := make([]int, n) // ERROR "make\(\[\]int, n\) escapes to heap"
	return len(s) + len(t)
}

func main() {}
