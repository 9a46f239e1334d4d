// SPDX-License-Identifier: MIT

package sync

// A semaphore is a counter: acquire waits until it is positive and takes one; release wakes the first waiter, which
// has its unit then, or else adds one.

func runtime_Semacquire(s *uint32)

// runtime_SemacquireMutex queues first when lifo.
func runtime_SemacquireMutex(s *uint32, lifo bool)

func runtime_Semrelease(s *uint32)

// runtime_notifyListWait waits for the notification with number t of l, unless it has been given.
func runtime_notifyListWait(l *notifyList, t uint32)

// runtime_notifyListWake wakes the goroutine that waits with number t, if it waits yet.
func runtime_notifyListWake(l *notifyList, t uint32)

// runtime_gcCycles is the number of collections so far.
func runtime_gcCycles() uint32

// fatal ends the program with "fatal error: " and s; it cannot be recovered.
func fatal(s string)
