// SPDX-License-Identifier: MIT
// A map of pointers: an object for each new value. A map of values holds them, at the price of storing one back after a
// change.
package escape

import "testing"

type account struct{ balance, changes int }

const keys = 64

func escapes(n int) int {
	accounts := make(map[int]*account, keys)
	for i := 0; i < n; i++ {
		accounts[i%keys] = &account{i, 1}
		accounts[i%keys].balance++
	}
	sum := 0
	for _, a := range accounts {
		sum += a.balance + a.changes
	}
	return sum
}

func stays(n int) int {
	accounts := make(map[int]account, keys)
	for i := 0; i < n; i++ {
		accounts[i%keys] = account{i, 1}
		a := accounts[i%keys]
		a.balance++
		accounts[i%keys] = a
	}
	sum := 0
	for _, a := range accounts {
		sum += a.balance + a.changes
	}
	return sum
}

var result int

func BenchmarkMapOfPointers(b *testing.B) {
	if e, s := escapes(1000), stays(1000); e != s {
		b.Fatalf("escapes gives %d, stays gives %d", e, s)
	}
	b.Run("escapes", func(b *testing.B) { result = escapes(b.N) })
	b.Run("stays", func(b *testing.B) { result = stays(b.N) })
}
