// SPDX-License-Identifier: MIT

package sync

// An RWMutex is held by any number of readers or by one writer. readerCount is the number of readers, those waiting
// included, less maxReaders while a writer holds the lock or waits for it; readerWait is how many readers that
// writer still waits for. New readers queue behind a waiting writer.
type RWMutex struct {
	w           Mutex // held by the writer
	writerSem   uint32
	readerSem   uint32
	readerCount int32
	readerWait  int32
}

const maxReaders = 1 << 30

//minigo:leaks rw level=0
//minigo:inlcost 73
func (rw *RWMutex) RLock() {
	rw.readerCount++
	if rw.readerCount < 0 {
		runtime_Semacquire(&rw.readerSem)
	}
}

//minigo:leaks rw level=0
//minigo:inlcost 28
func (rw *RWMutex) TryRLock() bool {
	if rw.readerCount < 0 {
		return false
	}
	rw.readerCount++
	return true
}

//minigo:leaks rw level=0
//minigo:inlcost 75
func (rw *RWMutex) RUnlock() {
	rw.readerCount--
	if rw.readerCount < 0 {
		rw.rUnlockSlow()
	}
}

func (rw *RWMutex) rUnlockSlow() {
	if rw.readerCount == -1 || rw.readerCount == -maxReaders-1 {
		fatal("sync: RUnlock of unlocked RWMutex")
	}
	rw.readerWait--
	if rw.readerWait == 0 {
		runtime_Semrelease(&rw.writerSem)
	}
}

//minigo:leaks rw level=0
//minigo:inlcost 100
func (rw *RWMutex) Lock() {
	rw.w.Lock()
	readers := rw.readerCount
	rw.readerCount -= maxReaders
	rw.readerWait += readers
	if rw.readerWait != 0 {
		runtime_Semacquire(&rw.writerSem)
	}
}

//minigo:leaks rw level=0
//minigo:inlcost 100
func (rw *RWMutex) TryLock() bool {
	if rw.readerCount != 0 || !rw.w.TryLock() {
		return false
	}
	rw.readerCount = -maxReaders
	return true
}

//minigo:leaks rw level=0
//minigo:inlcost 100
func (rw *RWMutex) Unlock() {
	if rw.readerCount >= 0 {
		fatal("sync: Unlock of unlocked RWMutex")
	}
	rw.readerCount += maxReaders
	for waiting := rw.readerCount; waiting > 0; waiting-- {
		runtime_Semrelease(&rw.readerSem)
	}
	rw.w.Unlock()
}

// RLocker returns a Locker for reading.
func (rw *RWMutex) RLocker() Locker {
	return (*rlocker)(rw)
}

type rlocker RWMutex

//minigo:leaks r level=0
func (r *rlocker) Lock() { (*RWMutex)(r).RLock() }

//minigo:leaks r level=0
func (r *rlocker) Unlock() { (*RWMutex)(r).RUnlock() }
