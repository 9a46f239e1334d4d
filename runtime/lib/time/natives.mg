// SPDX-License-Identifier: MIT

package time

// walltime is the time since 1970; mono is a clock that only goes forward.
func walltime() (sec int64, nsec int64, mono int64)

// nanotime is the clock that only goes forward.
func nanotime() int64

// Sleep pauses the goroutine.
func Sleep(d Duration)

// startTimer makes a goroutine that runs fire begin when nanotime reaches when, and from then on every period, if it
// is positive. isUser: the goroutine counts as one of the program's. id names the timer.
func startTimer(when int64, period int64, fire func(), isUser bool) (id int64)

// stopTimer says whether it stopped a timer that was still to fire.
func stopTimer(id int64) bool

// zoneAt describes the rules of a zone at sec after 1970. The zone "" is that of the process.
func zoneAt(zone string, sec int64) (name string, offset int, isDST bool, known bool)
