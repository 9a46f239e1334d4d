// SPDX-License-Identifier: MIT
// make(map, n) of more than one block collects before the map is in its variable.
// flags: -d gcstress=1,gcpoison
package main

import "fmt"

var kept map[int]int

//go:noinline
func fill(n int) (sum int) {
	for i := 0; i < n; i++ {
		kept = make(map[int]int, 16)
		for k := 0; k < 40; k++ {
			kept[k] = i
		}
		sum += len(kept) + kept[7]
	}
	return sum
}

func main() { fmt.Println(fill(200)) }

// Output:
// 27900
