// SPDX-License-Identifier: MIT

package time

import "errors"

// A layout shows how the reference time, Mon Jan 2 15:04:05 MST 2006, is written. It is text and elements; nextElem
// finds the elements.

const (
	Layout      = "01/02 03:04:05PM '06 -0700"
	ANSIC       = "Mon Jan _2 15:04:05 2006"
	UnixDate    = "Mon Jan _2 15:04:05 MST 2006"
	RubyDate    = "Mon Jan 02 15:04:05 -0700 2006"
	RFC822      = "02 Jan 06 15:04 MST"
	RFC822Z     = "02 Jan 06 15:04 -0700"
	RFC850      = "Monday, 02-Jan-06 15:04:05 MST"
	RFC1123     = "Mon, 02 Jan 2006 15:04:05 MST"
	RFC1123Z    = "Mon, 02 Jan 2006 15:04:05 -0700"
	RFC3339     = "2006-01-02T15:04:05Z07:00"
	RFC3339Nano = "2006-01-02T15:04:05.999999999Z07:00"
	Kitchen     = "3:04PM"
	Stamp       = "Jan _2 15:04:05"
	StampMilli  = "Jan _2 15:04:05.000"
	StampMicro  = "Jan _2 15:04:05.000000"
	StampNano   = "Jan _2 15:04:05.000000000"
	DateTime    = "2006-01-02 15:04:05"
	DateOnly    = "2006-01-02"
	TimeOnly    = "15:04:05"
)

// The kinds of elements.
const (
	elemNone = iota
	elemLongMonth
	elemMonth
	elemNumMonth
	elemZeroMonth
	elemLongDay
	elemWeekDay
	elemDay
	elemUnderDay
	elemZeroDay
	elemUnderYearDay
	elemZeroYearDay
	elemHour
	elemHour12
	elemZeroHour12
	elemMinute
	elemZeroMinute
	elemSecond
	elemZeroSecond
	elemLongYear
	elemYear
	elemPM
	elempm
	elemZone
	elemZ // and the four after it: like the five "-07" forms, but Z for UTC
	elemZSeconds
	elemZShort
	elemZColon
	elemZColonSeconds
	elemNum
	elemNumSeconds
	elemNumShort
	elemNumColon
	elemNumColonSeconds
	elemZeroFraction // as many digits as given
	elemNineFraction // without zeros at the end
)

var longDayNames = [...]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}

var longMonthNames = [...]string{"January", "February", "March", "April", "May", "June", "July", "August", "September",
	"October", "November", "December"}

func hasPrefix(s, prefix string) bool {
	return len(s) >= len(prefix) && s[:len(prefix)] == prefix
}

func isDigit(s string, i int) bool {
	return i < len(s) && '0' <= s[i] && s[i] <= '9'
}

func isLower(s string, i int) bool {
	return i < len(s) && 'a' <= s[i] && s[i] <= 'z'
}

// nextElem finds the first element of layout: its kind and where it begins and ends. elemNone: there is none.
func nextElem(layout string) (kind, start, end int) {
	for i := 0; i < len(layout); i++ {
		if kind, n := elemAt(layout[i:]); kind != elemNone {
			if kind == elemLongYear && layout[i] == '_' {
				i++ // "_2006" is '_' and "2006"
				n--
			}
			return kind, i, i + n
		}
	}
	return elemNone, len(layout), len(layout)
}

// elemAt is the kind and the length of the element that s begins with.
func elemAt(s string) (kind, n int) {
	switch s[0] {
	case 'J':
		if hasPrefix(s, "January") {
			return elemLongMonth, 7
		}
		if hasPrefix(s, "Jan") && !isLower(s, 3) {
			return elemMonth, 3
		}
	case 'M':
		if hasPrefix(s, "Monday") {
			return elemLongDay, 6
		}
		if hasPrefix(s, "Mon") && !isLower(s, 3) {
			return elemWeekDay, 3
		}
		if hasPrefix(s, "MST") {
			return elemZone, 3
		}
	case '0':
		if len(s) >= 2 {
			switch s[1] {
			case '1':
				return elemZeroMonth, 2
			case '2':
				return elemZeroDay, 2
			case '3':
				return elemZeroHour12, 2
			case '4':
				return elemZeroMinute, 2
			case '5':
				return elemZeroSecond, 2
			case '6':
				return elemYear, 2
			}
		}
		if hasPrefix(s, "002") {
			return elemZeroYearDay, 3
		}
	case '1':
		if hasPrefix(s, "15") {
			return elemHour, 2
		}
		return elemNumMonth, 1
	case '2':
		if hasPrefix(s, "2006") {
			return elemLongYear, 4
		}
		return elemDay, 1
	case '_':
		if hasPrefix(s, "_2006") {
			return elemLongYear, 5
		}
		if hasPrefix(s, "_2") {
			return elemUnderDay, 2
		}
		if hasPrefix(s, "__2") {
			return elemUnderYearDay, 3
		}
	case '3':
		return elemHour12, 1
	case '4':
		return elemMinute, 1
	case '5':
		return elemSecond, 1
	case 'P':
		if hasPrefix(s, "PM") {
			return elemPM, 2
		}
	case 'p':
		if hasPrefix(s, "pm") {
			return elempm, 2
		}
	case '-':
		return zoneElem(s[1:], elemNum)
	case 'Z':
		return zoneElem(s[1:], elemZ)
	case '.', ',':
		if len(s) > 1 && (s[1] == '0' || s[1] == '9') {
			n = 2
			for n < len(s) && s[n] == s[1] {
				n++
			}
			if !isDigit(s, n) {
				if s[1] == '0' {
					return elemZeroFraction, n
				}
				return elemNineFraction, n
			}
		}
	}
	return elemNone, 0
}

// zoneElem: s follows '-' or 'Z'.
func zoneElem(s string, base int) (kind, n int) {
	switch {
	case hasPrefix(s, "070000"):
		return base + 1, 7
	case hasPrefix(s, "07:00:00"):
		return base + 4, 9
	case hasPrefix(s, "0700"):
		return base, 5
	case hasPrefix(s, "07:00"):
		return base + 3, 6
	case hasPrefix(s, "07"):
		return base + 2, 3
	}
	return elemNone, 0
}

// appendInt appends n with at least width digits.
func appendInt(b []byte, n int, width int) []byte {
	if n < 0 {
		b = append(b, '-')
		n = -n
	}
	var buf [20]byte
	i := len(buf)
	for u := uint(n); u > 0 || i == len(buf); u /= 10 {
		i--
		buf[i] = byte('0' + u%10)
	}
	for k := len(buf) - i; k < width; k++ {
		b = append(b, '0')
	}
	return append(b, buf[i:]...)
}

// appendPadded appends n with spaces before it.
func appendPadded(b []byte, n int, width int) []byte {
	for limit := 10; width > 1; width-- {
		if n < limit {
			b = append(b, ' ')
		}
		limit *= 10
	}
	return appendInt(b, n, 0)
}

// appendFraction appends separator and the first digits of nsec.
func appendFraction(b []byte, nsec int, separator byte, digits int, trim bool) []byte {
	var buf [9]byte
	for i := len(buf) - 1; i >= 0; i-- {
		buf[i] = byte('0' + nsec%10)
		nsec /= 10
	}
	if digits > 9 {
		digits = 9
	}
	if trim {
		for digits > 0 && buf[digits-1] == '0' {
			digits--
		}
		if digits == 0 {
			return b
		}
	}
	b = append(b, separator)
	return append(b, buf[:digits]...)
}

// appendZone appends an offset in one of the five forms.
func appendZone(b []byte, offset int, form int) []byte {
	minutes := offset / 60
	seconds := offset
	if offset < 0 {
		b = append(b, '-')
		minutes, seconds = -minutes, -seconds
	} else {
		b = append(b, '+')
	}
	b = appendInt(b, minutes/60, 2)
	if form == 2 {
		return b
	}
	if form >= 3 {
		b = append(b, ':')
	}
	b = appendInt(b, minutes%60, 2)
	if form == 1 || form == 4 {
		if form == 4 {
			b = append(b, ':')
		}
		b = appendInt(b, seconds%60, 2)
	}
	return b
}

// Format shows t by layout.
//
//minigo:inlcost 100
func (t Time) Format(layout string) string {
	return string(t.AppendFormat(make([]byte, 0, len(layout)+10), layout))
}

// AppendFormat is Format to the end of b.
func (t Time) AppendFormat(b []byte, layout string) []byte {
	abs := t.local()
	day, rest := days(abs)
	year, month, mday, yday := civil(day)
	hour, min, sec := rest/secondsPerHour, rest%secondsPerHour/60, rest%60
	for layout != "" {
		kind, start, end := nextElem(layout)
		b = append(b, layout[:start]...)
		elem := layout[start:end]
		layout = layout[end:]
		switch kind {
		case elemYear:
			y := year
			if y < 0 {
				y = 0
			}
			b = appendInt(b, y%100, 2)
		case elemLongYear:
			b = appendInt(b, year, 4)
		case elemMonth:
			b = append(b, month.String()[:3]...)
		case elemLongMonth:
			b = append(b, month.String()...)
		case elemNumMonth:
			b = appendInt(b, int(month), 0)
		case elemZeroMonth:
			b = appendInt(b, int(month), 2)
		case elemWeekDay:
			b = append(b, absWeekday(day).String()[:3]...)
		case elemLongDay:
			b = append(b, absWeekday(day).String()...)
		case elemDay:
			b = appendInt(b, mday, 0)
		case elemUnderDay:
			b = appendPadded(b, mday, 2)
		case elemZeroDay:
			b = appendInt(b, mday, 2)
		case elemUnderYearDay:
			b = appendPadded(b, yday+1, 3)
		case elemZeroYearDay:
			b = appendInt(b, yday+1, 3)
		case elemHour:
			b = appendInt(b, hour, 2)
		case elemHour12, elemZeroHour12:
			h := hour % 12
			if h == 0 {
				h = 12
			}
			b = appendInt(b, h, len(elem))
		case elemMinute, elemZeroMinute:
			b = appendInt(b, min, len(elem))
		case elemSecond, elemZeroSecond:
			b = appendInt(b, sec, len(elem))
		case elemPM:
			if hour >= 12 {
				b = append(b, "PM"...)
			} else {
				b = append(b, "AM"...)
			}
		case elempm:
			if hour >= 12 {
				b = append(b, "pm"...)
			} else {
				b = append(b, "am"...)
			}
		case elemZ, elemZSeconds, elemZShort, elemZColon, elemZColonSeconds:
			_, offset := t.Zone()
			if offset == 0 {
				b = append(b, 'Z')
			} else {
				b = appendZone(b, offset, kind-elemZ)
			}
		case elemNum, elemNumSeconds, elemNumShort, elemNumColon, elemNumColonSeconds:
			_, offset := t.Zone()
			b = appendZone(b, offset, kind-elemNum)
		case elemZone:
			name, offset := t.Zone()
			if name != "" {
				b = append(b, name...)
			} else {
				form := 0
				if offset%3600 == 0 {
					form = 2
				}
				b = appendZone(b, offset/60*60, form)
				if form == 2 {
					b = append(b, "00"...)
				}
			}
		case elemZeroFraction:
			b = appendFraction(b, t.Nanosecond(), elem[0], end-start-1, false)
		case elemNineFraction:
			b = appendFraction(b, t.Nanosecond(), elem[0], end-start-1, true)
		}
	}
	return b
}

// String also shows the reading of the monotonic clock, as m=±seconds.
func (t Time) String() string {
	s := t.Format("2006-01-02 15:04:05.999999999 -0700 MST")
	if t.wall&hasMonotonic == 0 {
		return s
	}
	mono := t.ext
	b := append([]byte(s), " m="...)
	u := uint64(mono)
	if mono < 0 {
		b = append(b, '-')
		u = -u
	} else {
		b = append(b, '+')
	}
	b = appendInt(b, int(u/1e9), 0)
	return string(appendFraction(b, int(u%1e9), '.', 9, false))
}

// GoString is the Go expression for t.
func (t Time) GoString() string {
	day, rest := days(t.local())
	year, month, mday, _ := civil(day)
	b := append(make([]byte, 0, 64), "time.Date("...)
	b = appendInt(b, year, 0)
	if January <= month && month <= December {
		b = append(b, ", time."...)
		b = append(b, month.String()...)
	}
	fields := [...]int{mday, rest / secondsPerHour, rest % secondsPerHour / 60, rest % 60, t.Nanosecond()}
	for _, n := range fields {
		b = append(b, ", "...)
		b = appendInt(b, n, 0)
	}
	switch t.Location() {
	case UTC:
		b = append(b, ", time.UTC)"...)
	case Local:
		b = append(b, ", time.Local)"...)
	default:
		b = append(b, ", time.Location("...)
		b = append(b, quote(t.loc.name)...)
		b = append(b, "))"...)
	}
	return string(b)
}

// quote writes s between quotes; odd bytes as \x.
func quote(s string) string {
	const hex = "0123456789abcdef"
	b := append(make([]byte, 0, len(s)+2), '"')
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == '"' || c == '\\' {
			b = append(b, '\\', c)
		} else if c < ' ' || c >= 0x80 {
			b = append(b, '\\', 'x', hex[c>>4], hex[c&15])
		} else {
			b = append(b, c)
		}
	}
	return string(append(b, '"'))
}

// MarshalText is RFC3339Nano.
func (t Time) MarshalText() ([]byte, error) {
	if y := t.Year(); y < 0 || y > 9999 {
		return nil, errors.New("Time.MarshalText: year outside of range [0,9999]")
	}
	return t.AppendFormat(nil, RFC3339Nano), nil
}

func (t *Time) UnmarshalText(data []byte) (err error) {
	*t, err = Parse(RFC3339, string(data))
	return
}

func (t Time) MarshalJSON() ([]byte, error) {
	if y := t.Year(); y < 0 || y > 9999 {
		return nil, errors.New("Time.MarshalJSON: year outside of range [0,9999]")
	}
	return append(t.AppendFormat([]byte{'"'}, RFC3339Nano), '"'), nil
}

func (t *Time) UnmarshalJSON(data []byte) (err error) {
	if string(data) == "null" {
		return nil
	}
	*t, err = Parse(`"`+RFC3339+`"`, string(data))
	return
}
