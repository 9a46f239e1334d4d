// SPDX-License-Identifier: MIT

package sync

// Once does one thing once.
type Once struct {
	done uint32
	m    Mutex
}

// Do calls f if Do has not been called before on o, and returns when that call has returned.
//
//minigo:leaks o level=0
//minigo:inlcost 69
func (o *Once) Do(f func()) {
	if o.done == 0 {
		o.doSlow(f)
	}
}

func (o *Once) doSlow(f func()) {
	o.m.Lock()
	defer o.m.Unlock()
	if o.done == 0 {
		defer o.finish()
		f()
	}
}

func (o *Once) finish() { o.done = 1 }

// OnceFunc returns a function that calls f at its first call. If f panics, every call panics with the same value.
func OnceFunc(f func()) func() {
	var (
		once  Once
		valid bool
		p     any
	)
	first := func() {
		defer func() {
			p = recover()
			if !valid {
				panic(p)
			}
		}()
		f()
		f = nil
		valid = true
	}
	return func() {
		once.Do(first)
		if !valid {
			panic(p)
		}
	}
}
