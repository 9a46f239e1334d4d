// SPDX-License-Identifier: MIT

package sync

// A WaitGroup waits for a number of goroutines to call Done.
type WaitGroup struct {
	noCopy  noCopy
	counter int32
	waiters uint32
	sema    uint32
	_       uint32
}

// Add changes the counter; when it comes to zero the waiters go on.
//
//minigo:leaks wg level=0
//minigo:inlcost 100
func (wg *WaitGroup) Add(delta int) {
	wg.counter += int32(delta)
	if wg.counter < 0 {
		panic("sync: negative WaitGroup counter")
	}
	if wg.waiters != 0 && delta > 0 && wg.counter == int32(delta) {
		panic("sync: WaitGroup misuse: Add called concurrently with Wait")
	}
	if wg.counter == 0 && wg.waiters != 0 {
		n := wg.waiters
		wg.waiters = 0
		for ; n > 0; n-- {
			runtime_Semrelease(&wg.sema)
		}
	}
}

//minigo:leaks wg level=0
//minigo:inlcost 61
func (wg *WaitGroup) Done() {
	wg.Add(-1)
}

//minigo:leaks wg level=0
//minigo:inlcost 100
func (wg *WaitGroup) Wait() {
	if wg.counter != 0 {
		wg.waiters++
		runtime_Semacquire(&wg.sema)
	}
}
