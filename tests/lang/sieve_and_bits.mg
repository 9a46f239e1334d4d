package main

import "fmt"

type Bits []uint64

func (b Bits) Set(i int)      { b[i>>6] |= 1 << uint(i&63) }
func (b Bits) Has(i int) bool { return b[i>>6]&(1<<(uint(i)&63)) != 0 }

func popcount(x uint64) (n int) {
	for ; x != 0; x &= x - 1 {
		n++
	}
	return
}

func main() {
	const N = 10000
	b := make(Bits, N/64+1)
	for i := 2; i*i < N; i++ {
		if !b.Has(i) {
			for j := i * i; j < N; j += i {
				b.Set(j)
			}
		}
	}
	n := 0
	for i := 2; i < N; i++ {
		if !b.Has(i) {
			n++
		}
	}
	total := 0
	for _, w := range b {
		total += popcount(w)
	}
	fmt.Println(n, total)
}

// Output:
// 1229 8769
