// The sieve of Eratosthenes over a slice of booleans.
package main

import "fmt"

func sieve(n int) int {
	composite := make([]bool, n+1)
	count := 0
	for i := 2; i <= n; i++ {
		if !composite[i] {
			count++
			for j := i + i; j <= n; j += i {
				composite[j] = true
			}
		}
	}
	return count
}

func main() {
	total := 0
	for i := 0; i < 10; i++ {
		total += sieve(2000000)
	}
	fmt.Println(total)
}
