package main

import "fmt"

func fnv(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h ^= uint32(s[i])
		h *= 16777619
	}
	return h
}

func crc(data []byte) uint32 {
	var table [256]uint32
	for i := range table {
		c := uint32(i)
		for k := 0; k < 8; k++ {
			if c&1 == 1 {
				c = c>>1 ^ 0xEDB88320
			} else {
				c >>= 1
			}
		}
		table[i] = c
	}
	c := ^uint32(0)
	for _, b := range data {
		c = table[byte(c)^b] ^ c>>8
	}
	return ^c
}

func xorshift(n int) uint64 {
	x := uint64(88172645463325252)
	for i := 0; i < n; i++ {
		x ^= x << 13
		x ^= x >> 7
		x ^= x << 17
	}
	return x
}

func lcg(n int) (r int32) {
	r = 1
	for ; n > 0; n-- {
		r = r*1103515245 + 12345
	}
	return
}

func main() {
	fmt.Printf("%08x %08x %d %d\n", fnv("hello"), crc([]byte("123456789")), xorshift(1000), lcg(1000))
	var rot uint8 = 0b10110001
	fmt.Printf("%08b %08b\n", rot<<3|rot>>5, rot>>1|rot<<7)
}

// Output:
// 4f9f2cab cbf43926 1363160026601443621 -928224423
// 10001101 11011000
