// SPDX-License-Identifier: MIT

package time

// A Timer sends the time on C once, or calls a function.
type Timer struct {
	C    <-chan Time
	id   int64
	fire func() // nil: not made by NewTimer or AfterFunc
}

// when is the time d from now.
func when(d Duration) int64 {
	now := nanotime()
	if d <= 0 {
		return now
	}
	if t := now + int64(d); t > 0 {
		return t
	}
	return 1<<63 - 1
}

// sender returns a function that sends the time on c unless one is waiting there.
func sender(c chan Time) func() {
	return func() {
		select {
		case c <- Now():
		default:
		}
	}
}

func NewTimer(d Duration) *Timer {
	c := make(chan Time, 1)
	t := &Timer{C: c, fire: sender(c)}
	t.id = startTimer(when(d), 0, t.fire, false)
	return t
}

// After is NewTimer(d).C.
func After(d Duration) <-chan Time {
	return NewTimer(d).C
}

// AfterFunc calls f in a goroutine of its own.
func AfterFunc(d Duration, f func()) *Timer {
	t := &Timer{fire: f}
	t.id = startTimer(when(d), 0, f, true)
	return t
}

// Stop says whether the timer was still to fire.
//
//minigo:leaks t level=0
//minigo:inlcost 72
func (t *Timer) Stop() bool {
	if t.fire == nil {
		panic("time: Stop called on uninitialized Timer")
	}
	return stopTimer(t.id)
}

// Reset makes the timer fire d from now; it says whether it was still to fire.
//
//minigo:leaks t level=0
func (t *Timer) Reset(d Duration) bool {
	if t.fire == nil {
		panic("time: Reset called on uninitialized Timer")
	}
	active := stopTimer(t.id)
	t.id = startTimer(when(d), 0, t.fire, t.C == nil)
	return active
}

// A Ticker sends the time on C again and again.
type Ticker struct {
	C    <-chan Time
	id   int64
	fire func()
}

func NewTicker(d Duration) *Ticker {
	if d <= 0 {
		panic("non-positive interval for NewTicker")
	}
	c := make(chan Time, 1)
	t := &Ticker{C: c, fire: sender(c)}
	t.id = startTimer(when(d), int64(d), t.fire, false)
	return t
}

// Stop ends the ticking; C stays open.
//
//minigo:leaks t level=0
//minigo:inlcost 62
func (t *Ticker) Stop() {
	stopTimer(t.id)
}

// Reset starts over with another interval.
//
//minigo:leaks t level=0
func (t *Ticker) Reset(d Duration) {
	if d <= 0 {
		panic("non-positive interval for Ticker.Reset")
	}
	if t.fire == nil {
		panic("time: Reset called on uninitialized Ticker")
	}
	stopTimer(t.id)
	t.id = startTimer(when(d), int64(d), t.fire, false)
}

// Tick is NewTicker(d).C, nil for d <= 0.
func Tick(d Duration) <-chan Time {
	if d <= 0 {
		return nil
	}
	return NewTicker(d).C
}
