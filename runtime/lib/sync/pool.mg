// SPDX-License-Identifier: MIT

package sync

// A Pool keeps values for reuse. What it holds is dropped when it has not been used for two collections.
type Pool struct {
	noCopy noCopy
	one    any
	more   []any
	old    []any // held since before the last collection
	cycle  uint32

	// New makes a value when there is none to reuse.
	New func() any
}

//minigo:leaks p level=0
func (p *Pool) Put(x any) {
	if x == nil {
		return
	}
	if n := runtime_gcCycles(); n != p.cycle {
		p.age(n)
	}
	if p.one == nil {
		p.one = x
	} else {
		p.more = append(p.more, x)
	}
}

//minigo:leaks p level=0
func (p *Pool) Get() any {
	if n := runtime_gcCycles(); n != p.cycle {
		p.age(n)
	}
	x := p.one
	if x != nil {
		p.one = nil
		return x
	}
	if n := len(p.more); n > 0 {
		x = p.more[n-1]
		p.more[n-1] = nil
		p.more = p.more[:n-1]
		return x
	}
	if n := len(p.old); n > 0 {
		x = p.old[n-1]
		p.old[n-1] = nil
		p.old = p.old[:n-1]
		return x
	}
	if p.New != nil {
		return p.New()
	}
	return nil
}

// age: collection number n has happened since the last use.
func (p *Pool) age(n uint32) {
	passed := n - p.cycle
	p.cycle = n
	p.old = nil
	if passed == 1 {
		p.old = p.more
		if p.one != nil {
			p.old = append(p.old, p.one)
		}
	}
	p.one = nil
	p.more = nil
}
