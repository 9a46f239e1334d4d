// SPDX-License-Identifier: MIT

// Package time measures and shows time, in the proleptic Gregorian calendar.
//
// A Time is seconds and nanoseconds since the start of year 1, or, when it comes from Now, since the start of 1885
// together with a reading of the monotonic clock, which Sub, Before and the like prefer.
package time

// Time: if wall has hasMonotonic set, its next 33 bits are seconds since 1885 and ext is nanoseconds of the monotonic
// clock since the start of the process; otherwise those bits are 0 and ext is seconds since year 1. The lowest 30
// bits of wall are nanoseconds. loc nil is UTC.
type Time struct {
	wall uint64
	ext  int64
	loc  *Location
}

const (
	hasMonotonic = 1 << 63
	nsecBits     = 30
	nsecMask     = 1<<nsecBits - 1
	maxWall      = wallToInternal + (1<<33 - 1)
	minWall      = wallToInternal

	secondsPerMinute = 60
	secondsPerHour   = 60 * secondsPerMinute
	secondsPerDay    = 24 * secondsPerHour

	daysPer400Years = 365*400 + 97

	// Seconds since year 1 of the epochs.
	unixToInternal int64 = (1969*365 + 1969/4 - 1969/100 + 1969/400) * secondsPerDay
	wallToInternal int64 = (1884*365 + 1884/4 - 1884/100 + 1884/400) * secondsPerDay
)

// startNano makes the monotonic readings of the process start near 1.
var startNano = nanotime() - 1

func (t *Time) nsec() int32 { return int32(t.wall & nsecMask) }

// sec is seconds since year 1.
func (t *Time) sec() int64 {
	if t.wall&hasMonotonic != 0 {
		return wallToInternal + int64(t.wall<<1>>(nsecBits+1))
	}
	return t.ext
}

func (t *Time) unixSec() int64 { return t.sec() - unixToInternal }

// addSec moves t by d seconds, saturating.
func (t *Time) addSec(d int64) {
	if t.wall&hasMonotonic != 0 {
		sec := int64(t.wall << 1 >> (nsecBits + 1))
		moved := sec + d
		if 0 <= moved && moved <= 1<<33-1 {
			t.wall = t.wall&nsecMask | uint64(moved)<<nsecBits | hasMonotonic
			return
		}
		t.stripMono()
	}
	sum := t.ext + d
	if (sum > t.ext) == (d > 0) {
		t.ext = sum
	} else if d > 0 {
		t.ext = 1<<63 - 1
	} else {
		t.ext = -(1<<63 - 1)
	}
}

func (t *Time) setLoc(loc *Location) {
	if loc == &utcLoc {
		loc = nil
	}
	t.stripMono()
	t.loc = loc
}

func (t *Time) stripMono() {
	if t.wall&hasMonotonic != 0 {
		t.ext = t.sec()
		t.wall &= nsecMask
	}
}

//minigo:inlcost 100
func (t Time) After(u Time) bool { return compare(&t, &u) > 0 }

//minigo:inlcost 100
func (t Time) Before(u Time) bool { return compare(&t, &u) < 0 }

//minigo:inlcost 100
func (t Time) Equal(u Time) bool { return compare(&t, &u) == 0 }

// Compare is -1, 0 or 1.
//
//minigo:inlcost 100
func (t Time) Compare(u Time) int { return compare(&t, &u) }

func compare(t, u *Time) int {
	a, b := t.ext, u.ext
	if t.wall&u.wall&hasMonotonic == 0 {
		a, b = t.sec(), u.sec()
		if a == b {
			a, b = int64(t.nsec()), int64(u.nsec())
		}
	}
	if a < b {
		return -1
	}
	if a > b {
		return 1
	}
	return 0
}

type Month int

const (
	January Month = 1 + iota
	February
	March
	April
	May
	June
	July
	August
	September
	October
	November
	December
)

func (m Month) String() string {
	if January <= m && m <= December {
		return longMonthNames[m-1]
	}
	buf := make([]byte, 20)
	n := fmtInt(buf, uint64(m))
	return "%!Month(" + string(buf[n:]) + ")"
}

type Weekday int

const (
	Sunday Weekday = iota
	Monday
	Tuesday
	Wednesday
	Thursday
	Friday
	Saturday
)

func (d Weekday) String() string {
	if Sunday <= d && d <= Saturday {
		return longDayNames[d]
	}
	buf := make([]byte, 20)
	n := fmtInt(buf, uint64(d))
	return "%!Weekday(" + string(buf[n:]) + ")"
}

// IsZero: the start of year 1, UTC.
//
//minigo:inlcost 40
func (t Time) IsZero() bool { return t.sec() == 0 && t.nsec() == 0 }

// local is seconds since year 1 on the clocks of t's location.
func (t *Time) local() int64 {
	sec := t.sec()
	if t.loc != nil {
		_, offset := t.loc.at(sec - unixToInternal)
		sec += int64(offset)
	}
	return sec
}

// days splits seconds since year 1 into days since then and seconds of the day.
func days(sec int64) (day int64, rest int) {
	day = sec / secondsPerDay
	rest = int(sec % secondsPerDay)
	if rest < 0 {
		rest += secondsPerDay
		day--
	}
	return
}

// civil is the date of a day counted from the start of year 1. Years are taken to begin in March, so that the leap
// day is the last of a year.
func civil(day int64) (year int, month Month, mday int, yday int) {
	day += 306 // since March 1 of year 0
	era := day / daysPer400Years
	rest := day % daysPer400Years
	if rest < 0 {
		rest += daysPer400Years
		era--
	}
	y := (rest - rest/1460 + rest/36524 - rest/146096) / 365 // of the era
	d := int(rest - (365*y + y/4 - y/100))                   // since March 1
	m := (5*d + 2) / 153                                     // since March
	mday = d - (153*m+2)/5 + 1
	year = int(era)*400 + int(y)
	if m < 10 {
		month = Month(m + 3)
		yday = d + 59
		if isLeap(year) {
			yday++
		}
	} else {
		month = Month(m - 9)
		year++
		yday = d - 306
	}
	return
}

// dayNumber is the inverse of civil for months 1 to 12 and any day.
func dayNumber(year int, month Month, mday int) int64 {
	y := int64(year)
	m := int64(month) - 3
	if m < 0 {
		m += 12
		y--
	}
	era := y / 400
	rest := y % 400
	if rest < 0 {
		rest += 400
		era--
	}
	return era*daysPer400Years + rest*365 + rest/4 - rest/100 + (153*m+2)/5 + int64(mday) - 1 - 306
}

func isLeap(year int) bool {
	return year%4 == 0 && (year%100 != 0 || year%400 == 0)
}

func daysIn(m Month, year int) int {
	switch m {
	case February:
		if isLeap(year) {
			return 29
		}
		return 28
	case April, June, September, November:
		return 30
	}
	return 31
}

// date is the calendar's view of t, yday counted from 0.
//
//minigo:inlcost 100
func (t Time) date() (year int, month Month, day int, yday int) {
	n, _ := days(t.local())
	return civil(n)
}

// day is the number of t's day, clock the seconds since its start.
//
//minigo:inlcost 100
func (t Time) day() int64 {
	n, _ := days(t.local())
	return n
}

//minigo:inlcost 100
func (t Time) clock() int {
	_, rest := days(t.local())
	return rest
}

//minigo:inlcost 67
func (t Time) Date() (year int, month Month, day int) {
	year, month, day, _ = t.date()
	return
}

//minigo:inlcost 70
func (t Time) Year() int {
	year, _, _, _ := t.date()
	return year
}

//minigo:inlcost 70
func (t Time) Month() Month {
	_, month, _, _ := t.date()
	return month
}

//minigo:inlcost 70
func (t Time) Day() int {
	_, _, day, _ := t.date()
	return day
}

//minigo:inlcost 72
func (t Time) YearDay() int {
	_, _, _, yday := t.date()
	return yday + 1
}

//minigo:inlcost 77
func (t Time) Weekday() Weekday {
	return absWeekday(t.day())
}

// absWeekday: day 0, the first of year 1, was a Monday.
func absWeekday(day int64) Weekday {
	return Weekday(((day+1)%7 + 7) % 7)
}

// ISOWeek: weeks begin on Monday and belong to the year that has their Thursday.
//
//minigo:inlcost 100
func (t Time) ISOWeek() (year, week int) {
	n, _ := days(t.local())
	n += 3 - (int64(absWeekday(n))+6)%7
	year, _, _, yday := civil(n)
	return year, yday/7 + 1
}

//minigo:inlcost 100
func (t Time) Clock() (hour, min, sec int) {
	_, rest := days(t.local())
	return rest / secondsPerHour, rest % secondsPerHour / 60, rest % 60
}

//minigo:inlcost 66
func (t Time) Hour() int {
	return t.clock() / secondsPerHour
}

//minigo:inlcost 66
func (t Time) Minute() int {
	return t.clock() % secondsPerHour / 60
}

//minigo:inlcost 64
func (t Time) Second() int {
	return t.clock() % 60
}

func (t Time) Nanosecond() int { return int(t.nsec()) }

// Add moves t by d.
//
//minigo:inlcost 100
func (t Time) Add(d Duration) Time {
	sec := int64(d / 1e9)
	nsec := t.nsec() + int32(d%1e9)
	if nsec >= 1e9 {
		sec++
		nsec -= 1e9
	} else if nsec < 0 {
		sec--
		nsec += 1e9
	}
	t.wall = t.wall&^nsecMask | uint64(nsec)
	t.addSec(sec)
	if t.wall&hasMonotonic != 0 {
		mono := t.ext + int64(d)
		if d < 0 && mono > t.ext || d > 0 && mono < t.ext {
			t.stripMono()
		} else {
			t.ext = mono
		}
	}
	return t
}

const (
	minDuration Duration = -1 << 63
	maxDuration Duration = 1<<63 - 1
)

// Sub is the time from u to t, at most what a Duration can hold.
//
//minigo:inlcost 100
func (t Time) Sub(u Time) Duration {
	if t.wall&u.wall&hasMonotonic != 0 {
		d := Duration(t.ext - u.ext)
		if d < 0 && t.ext > u.ext {
			return maxDuration
		}
		if d > 0 && t.ext < u.ext {
			return minDuration
		}
		return d
	}
	d := Duration(t.sec()-u.sec())*Second + Duration(t.nsec()-u.nsec())
	switch {
	case u.Add(d).Equal(t):
		return d
	case t.Before(u):
		return minDuration
	}
	return maxDuration
}

// AddDate moves t by years, months and days, and then makes it a date again.
func (t Time) AddDate(years int, months int, days int) Time {
	year, month, day := t.Date()
	hour, min, sec := t.Clock()
	return Date(year+years, month+Month(months), day+days, hour, min, sec, int(t.nsec()), t.Location())
}

// Since is the time that has passed since t.
//
//minigo:inlcost 100
func Since(t Time) Duration {
	if t.wall&hasMonotonic != 0 {
		return Duration(nanotime() - startNano - t.ext)
	}
	return Now().Sub(t)
}

// Until is the time until t.
//
//minigo:inlcost 100
func Until(t Time) Duration {
	if t.wall&hasMonotonic != 0 {
		return Duration(t.ext - (nanotime() - startNano))
	}
	return t.Sub(Now())
}

// Now is the current local time.
//
//minigo:inlcost 100
func Now() Time {
	sec, nsec, mono := walltime()
	mono -= startNano
	sec += unixToInternal - minWall
	if uint64(sec)>>33 != 0 {
		return Time{uint64(nsec), sec + minWall, Local}
	}
	return Time{hasMonotonic | uint64(sec)<<nsecBits | uint64(nsec), mono, Local}
}

//minigo:inlcost 60
func (t Time) UTC() Time {
	t.setLoc(&utcLoc)
	return t
}

//minigo:inlcost 59
func (t Time) Local() Time {
	t.setLoc(Local)
	return t
}

// In is t on the clocks of loc.
//
//minigo:inlcost 66
func (t Time) In(loc *Location) Time {
	if loc == nil {
		panic("time: missing Location in call to Time.In")
	}
	t.setLoc(loc)
	return t
}

//minigo:inlcost 15
func (t Time) Location() *Location {
	if t.loc == nil {
		return UTC
	}
	return t.loc
}

// Zone is the name of t's zone and its offset from UTC in seconds.
//
//minigo:leaks t to result name level=1
func (t Time) Zone() (name string, offset int) {
	return t.Location().at(t.unixSec())
}

func (t Time) IsDST() bool {
	return t.Location().isDST(t.unixSec())
}

//minigo:inlcost 31
func (t Time) Unix() int64 { return t.unixSec() }

//minigo:inlcost 47
func (t Time) UnixMilli() int64 { return t.unixSec()*1e3 + int64(t.nsec())/1e6 }

//minigo:inlcost 47
func (t Time) UnixMicro() int64 { return t.unixSec()*1e6 + int64(t.nsec())/1e3 }

//minigo:inlcost 45
func (t Time) UnixNano() int64 { return t.unixSec()*1e9 + int64(t.nsec()) }

// Unix is the local time so much after 1970; nsec may be any number.
//
//minigo:inlcost 50
func Unix(sec int64, nsec int64) Time {
	sec += nsec / 1e9
	nsec %= 1e9
	if nsec < 0 {
		nsec += 1e9
		sec--
	}
	return unixTime(sec, int32(nsec))
}

func unixTime(sec int64, nsec int32) Time {
	return Time{uint64(nsec), sec + unixToInternal, Local}
}

//minigo:inlcost 61
func UnixMilli(msec int64) Time { return Unix(msec/1e3, msec%1e3*1e6) }

//minigo:inlcost 61
func UnixMicro(usec int64) Time { return Unix(usec/1e6, usec%1e6*1e3) }

// norm brings low into [0, base) by moving multiples to high.
func norm(high, low, base int) (int, int) {
	n := low / base
	if low%base < 0 {
		n--
	}
	return high + n, low - n*base
}

// Date is the time of that date on the clocks of loc; values out of range count on.
func Date(year int, month Month, day, hour, min, sec, nsec int, loc *Location) Time {
	if loc == nil {
		panic("time: missing Location in call to Date")
	}
	year, m := norm(year, int(month)-1, 12)
	sec, nsec = norm(sec, nsec, 1e9)
	min, sec = norm(min, sec, 60)
	hour, min = norm(hour, min, 60)
	day, hour = norm(day, hour, 24)
	abs := dayNumber(year, Month(m+1), 1)*secondsPerDay + int64(day-1)*secondsPerDay +
		int64(hour*secondsPerHour+min*secondsPerMinute+sec)
	if loc != &utcLoc {
		// Take the offset of the same number of seconds in UTC, then look again from there.
		unix := abs - unixToInternal
		if _, offset := loc.at(unix); offset != 0 {
			_, offset = loc.at(unix - int64(offset))
			abs -= int64(offset)
		}
	}
	t := Time{uint64(nsec), abs, nil}
	t.setLoc(loc)
	return t
}

// Truncate rounds t down to a multiple of d since year 1.
func (t Time) Truncate(d Duration) Time {
	t.stripMono()
	if d <= 0 {
		return t
	}
	return t.Add(-t.mod(d))
}

// Round rounds t to the nearest multiple of d since year 1, halfway up.
func (t Time) Round(d Duration) Time {
	t.stripMono()
	if d <= 0 {
		return t
	}
	r := t.mod(d)
	if uint64(r)+uint64(r) < uint64(d) {
		return t.Add(-r)
	}
	return t.Add(d - r)
}

// mod is the remainder of t since year 1 by d, in [0, d). Seconds and nanoseconds are taken together in 32-bit
// steps, since their product needs more than 64 bits.
func (t *Time) mod(d Duration) Duration {
	sec, nsec := t.sec(), int64(t.nsec())
	if d%Second == 0 {
		r := sec % int64(d/Second)
		if r < 0 {
			r += int64(d / Second)
		}
		return Duration(r)*Second + Duration(nsec)
	}
	neg := sec < 0
	if neg {
		sec, nsec = -sec, -nsec
		if nsec < 0 {
			sec--
			nsec += 1e9
		}
	}
	// hi:lo = sec*1e9 + nsec
	a := uint64(sec) >> 32 * 1e9
	b := uint64(sec) & (1<<32 - 1) * 1e9
	hi := a >> 32
	lo := a << 32
	sum := lo + b
	if sum < lo {
		hi++
	}
	lo = sum + uint64(nsec)
	if lo < sum {
		hi++
	}
	// Long division by one bit at a time; d < 1<<63, so the remainder can be doubled.
	r := uint64(0)
	for i := 127; i >= 0; i-- {
		r <<= 1
		if i >= 64 {
			r |= hi >> uint(i-64) & 1
		} else {
			r |= lo >> uint(i) & 1
		}
		if r >= uint64(d) {
			r -= uint64(d)
		}
	}
	if neg && r != 0 {
		return d - Duration(r)
	}
	return Duration(r)
}
