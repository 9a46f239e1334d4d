package main

import (
	"errors"
	"fmt"
)

type Account interface {
	Deposit(amt float64) error
	Withdraw(amt float64) error
	Balance() float64
}
type base struct {
	bal float64
	log []string
}

func (b *base) Deposit(a float64) error {
	if a <= 0 {
		return errors.New("bad amount")
	}
	b.bal += a
	b.log = append(b.log, fmt.Sprintf("+%.2f", a))
	return nil
}
func (b *base) Withdraw(a float64) error {
	if a > b.bal {
		return fmt.Errorf("insufficient: %.2f < %.2f", b.bal, a)
	}
	b.bal -= a
	b.log = append(b.log, fmt.Sprintf("-%.2f", a))
	return nil
}
func (b base) Balance() float64 { return b.bal }

type Credit struct {
	base
	limit float64
}

func (c *Credit) Withdraw(a float64) error {
	if err := c.base.Withdraw(a); err == nil {
		return nil
	}
	if c.bal-a < -c.limit {
		return fmt.Errorf("over limit %v", c.limit)
	}
	c.bal -= a
	return nil
}

func main() {
	accts := []Account{&base{}, &Credit{limit: 100}}
	for _, a := range accts {
		fmt.Println(a.Deposit(50), a.Deposit(-1), a.Withdraw(80), a.Withdraw(500), a.Balance())
	}
	fmt.Println(accts[0].(*base).log, accts[1].(*Credit).log)
}

// Output:
// <nil> bad amount insufficient: 50.00 < 80.00 insufficient: 50.00 < 500.00 50
// <nil> bad amount <nil> over limit 100 -30
// [+50.00] [+50.00]
