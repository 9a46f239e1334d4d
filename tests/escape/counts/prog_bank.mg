// SPDX-License-Identifier: MIT
// Accounts, errors and transactions.
// flags: -lang=go1.19
package main

import (
	"errors"
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

type account struct {
	id      int
	balance int
	history []entry
}
type entry struct {
	amount int
	note   string
}

var errFunds = errors.New("insufficient funds")

type limitError struct{ limit, asked int }

func (e limitError) Error() string { return "over the limit" }

//go:noinline
func (a *account) withdraw(n int) error {
	if n > 1000 {
		return limitError{1000, n}
	}
	if n > a.balance {
		return errFunds
	}
	a.balance -= n
	a.history = append(a.history, entry{-n, "withdraw"})
	return nil
}

//go:noinline
func transfer(from, to *account, n int) (err error) {
	defer func() {
		if err == nil {
			to.balance += n
		}
	}()
	return from.withdraw(n)
}

func main() {
	a, b := &account{id: 1, balance: 1 << 40}, &account{id: 2}
	report("funds", func() { b.withdraw(1) })
	report("limit", func() { a.withdraw(5000) })
	report("first entry", func() {
		c := account{balance: 10}
		c.withdraw(1)
	})
	report("four entries", func() {
		c := account{balance: 10}
		for i := 0; i < 4; i++ {
			c.withdraw(1)
		}
	})
	report("transfer fails", func() { transfer(b, a, 2000) })
	report("errors as", func() {
		var le limitError
		if errors.As(transfer(b, a, 2000), &le) {
			b.id++
		}
	})
	report("switch", func() {
		switch e := a.withdraw(5000).(type) {
		case limitError:
			b.id += e.limit
		}
	})
}

// Output:
// funds 0
// limit 1
// first entry 1
// four entries 3
// transfer fails 1
// errors as 2
// switch 1
