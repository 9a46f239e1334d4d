// SPDX-License-Identifier: MIT

// Package sync: one goroutine runs at a time and gives way only at calls and backward jumps, so straight-line code
// needs no atomic operations.
package sync

// A Locker can be locked and unlocked.
type Locker interface {
	Lock()
	Unlock()
}

// A Mutex is a lock; the zero value is unlocked. Who finds it locked queues at sema. Unlock frees the lock and wakes
// the first in the queue, which tries again; who fails a second time marks the mutex starving and goes to the front,
// and the next Unlock hands the lock over.
type Mutex struct {
	state int32
	sema  uint32
}

const (
	mutexLocked   = 1
	mutexHandoff  = 2 // locked for the goroutine that was woken
	mutexStarving = 4
	mutexWaiter   = 8 // the waiters are counted above the flags
)

//minigo:leaks m level=0
//minigo:inlcost 69
func (m *Mutex) Lock() {
	if m.state == 0 {
		m.state = mutexLocked
		return
	}
	m.lockSlow()
}

//minigo:leaks m level=0
//minigo:inlcost 29
func (m *Mutex) TryLock() bool {
	if m.state&mutexLocked != 0 {
		return false
	}
	m.state |= mutexLocked
	return true
}

//minigo:leaks m level=0
//minigo:inlcost 75
func (m *Mutex) Unlock() {
	if m.state == mutexLocked {
		m.state = 0
		return
	}
	m.unlockSlow()
}

func (m *Mutex) lockSlow() {
	for failed := false; m.state&mutexLocked != 0; failed = true {
		m.state += mutexWaiter
		if failed {
			m.state |= mutexStarving
		}
		runtime_SemacquireMutex(&m.sema, failed)
		if m.state&mutexHandoff != 0 {
			m.state &^= mutexHandoff
			return
		}
	}
	m.state |= mutexLocked
}

func (m *Mutex) unlockSlow() {
	if m.state&mutexLocked == 0 {
		fatal("sync: unlock of unlocked mutex")
	}
	if m.state < mutexWaiter {
		m.state &^= mutexLocked
		return
	}
	m.state -= mutexWaiter
	if m.state&mutexStarving != 0 {
		m.state += mutexHandoff - mutexStarving
	} else {
		m.state &^= mutexLocked
	}
	runtime_Semrelease(&m.sema)
}
