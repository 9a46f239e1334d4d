package main

import "fmt"

func main() {
	words := []string{"", "a", "ab", "abc", "b", "B", "é", "a\x00"}
	for _, a := range words {
		for _, b := range words {
			k := 0
			if a == b {
				k |= 1
			}
			if a < b {
				k |= 2
			}
			if a <= b {
				k |= 4
			}
			if a > b {
				k |= 8
			}
			if a >= b {
				k |= 16
			}
			if a != b {
				k |= 32
			}
			fmt.Print(k, " ")
		}
		fmt.Println()
	}
}

// Output:
// 21 38 38 38 38 38 38 38 
// 56 21 38 38 38 56 38 38 
// 56 56 21 38 38 56 38 56 
// 56 56 56 21 38 56 38 56 
// 56 56 56 56 21 56 38 56 
// 56 38 38 38 38 21 38 38 
// 56 56 56 56 56 56 21 56 
// 56 56 38 38 38 56 38 21 
