// SPDX-License-Identifier: MIT

package sync

// A Cond is a place to wait for an event. Those who wait take numbers; Signal and Broadcast call them in order.
type Cond struct {
	noCopy noCopy
	// L is held while looking at and changing what the waiting is about.
	L      Locker
	notify notifyList
	self   *Cond
}

type notifyList struct {
	wait   uint32 // the next number to take
	notify uint32 // the next number to call
}

func NewCond(l Locker) *Cond {
	return &Cond{L: l}
}

// Wait unlocks L, waits to be called and locks L again.
//
//minigo:leaks c level=0
//minigo:inlcost 100
func (c *Cond) Wait() {
	c.check()
	t := c.notify.wait
	c.notify.wait++
	c.L.Unlock()
	runtime_notifyListWait(&c.notify, t)
	c.L.Lock()
}

// Signal calls one waiting goroutine, if there is any.
//
//minigo:leaks c level=0
//minigo:inlcost 100
func (c *Cond) Signal() {
	c.check()
	if t := c.notify.notify; t != c.notify.wait {
		c.notify.notify++
		runtime_notifyListWake(&c.notify, t)
	}
}

// Broadcast calls all waiting goroutines.
//
//minigo:leaks c level=0
//minigo:inlcost 100
func (c *Cond) Broadcast() {
	c.check()
	first, end := c.notify.notify, c.notify.wait
	c.notify.notify = end
	for t := first; t != end; t++ {
		runtime_notifyListWake(&c.notify, t)
	}
}

func (c *Cond) check() {
	if c.self == nil {
		c.self = c
	} else if c.self != c {
		panic("sync.Cond is copied")
	}
}

// noCopy marks types that vet must not see copied.
type noCopy struct{}

func (*noCopy) Lock()   {}
func (*noCopy) Unlock() {}
