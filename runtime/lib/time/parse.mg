// SPDX-License-Identifier: MIT

package time

// A ParseError tells where value and layout part.
type ParseError struct {
	Layout     string
	Value      string
	LayoutElem string
	ValueElem  string
	Message    string
}

func (e *ParseError) Error() string {
	if e.Message != "" {
		return "parsing time " + quote(e.Value) + e.Message
	}
	return "parsing time " + quote(e.Value) + " as " + quote(e.Layout) + ": cannot parse " + quote(e.ValueElem) +
		" as " + quote(e.LayoutElem)
}

// Parse reads value by layout. Without a zone it is UTC; an offset or the name of a zone is taken to be Local's if it
// could be.
func Parse(layout, value string) (Time, error) {
	return parse(layout, value, UTC, Local)
}

// ParseInLocation is Parse with loc for both.
func ParseInLocation(layout, value string, loc *Location) (Time, error) {
	return parse(layout, value, loc, loc)
}

// parser holds what has been read; rest is what has not.
type parser struct {
	rest       string
	rangeError string // names the element that is out of range

	year, month, day, yday int // -1: not seen, but 0 for the year
	hour, min, sec, nsec   int
	isPM, isAM             bool
	zone                   *Location
	hasOffset              bool
	offset                 int
	zoneName               string
}

// text matches literal text, in which a space stands for any number of them.
func (p *parser) text(s string) bool {
	for s != "" {
		if s[0] == ' ' {
			if p.rest != "" && p.rest[0] != ' ' {
				return false
			}
			for s != "" && s[0] == ' ' {
				s = s[1:]
			}
			for p.rest != "" && p.rest[0] == ' ' {
				p.rest = p.rest[1:]
			}
			continue
		}
		if p.rest == "" || p.rest[0] != s[0] {
			return false
		}
		s = s[1:]
		p.rest = p.rest[1:]
	}
	return true
}

// number reads between least and most digits.
func (p *parser) number(least, most int) (n int, ok bool) {
	i := 0
	for i < most && isDigit(p.rest, i) {
		n = n*10 + int(p.rest[i]-'0')
		i++
	}
	if i < least || i == 0 {
		return 0, false
	}
	p.rest = p.rest[i:]
	return n, true
}

// signedDigits converts exactly what s is: digits with perhaps a sign.
func signedDigits(s string) (n int, ok bool) {
	neg := false
	if s != "" && (s[0] == '-' || s[0] == '+') {
		neg = s[0] == '-'
		s = s[1:]
	}
	for i := range s {
		if !isDigit(s, i) {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	if neg {
		n = -n
	}
	return n, s != ""
}

// inRange notes name if n is not between low and high.
func (p *parser) inRange(n, low, high int, name string) {
	if n < low || n > high {
		p.rangeError = name
	}
}

// name reads one of names, of which only the first size bytes count if size is not 0, in any case of letters.
func (p *parser) name(names []string, size int) (index int, ok bool) {
	for i, name := range names {
		if size != 0 {
			name = name[:size]
		}
		if len(p.rest) < len(name) {
			continue
		}
		k := 0
		for k < len(name) {
			a, b := name[k], p.rest[k]
			if a != b {
				a |= 'a' - 'A'
				b |= 'a' - 'A'
				if a != b || a < 'a' || a > 'z' {
					break
				}
			}
			k++
		}
		if k == len(name) {
			p.rest = p.rest[k:]
			return i, true
		}
	}
	return -1, false
}

// fraction reads a separator and n-1 digits, of which nine count.
func (p *parser) fraction(n int) bool {
	if p.rest[0] != '.' && p.rest[0] != ',' {
		return false
	}
	digits := p.rest[1:n]
	if len(digits) > 9 {
		digits = digits[:9]
	}
	nsec, ok := signedDigits(digits)
	if !ok {
		return false
	}
	if nsec < 0 {
		p.rangeError = "fractional second"
		return true
	}
	for k := len(digits); k < 9; k++ {
		nsec *= 10
	}
	p.nsec = nsec
	p.rest = p.rest[n:]
	return true
}

// zoneOffset reads an offset in one of the five forms.
func (p *parser) zoneOffset(form int) bool {
	size := [...]int{5, 7, 3, 6, 9}[form]
	s := p.rest
	if len(s) < size {
		return false
	}
	if form >= 3 && s[3] != ':' || form == 4 && s[6] != ':' {
		return false
	}
	p.rest = s[size:]
	minute, second := "00", "00"
	switch form {
	case 0:
		minute = s[3:5]
	case 1:
		minute, second = s[3:5], s[5:7]
	case 3:
		minute = s[4:6]
	case 4:
		minute, second = s[4:6], s[7:9]
	}
	h, ok1 := signedDigits(s[1:3])
	m, ok2 := signedDigits(minute)
	sec, ok3 := signedDigits(second)
	p.offset = (h*60+m)*60 + sec
	p.hasOffset = true
	if s[0] == '-' {
		p.offset = -p.offset
	}
	if !ok1 || !ok2 || !ok3 || s[0] != '-' && s[0] != '+' {
		p.rest = s
		return false
	}
	return true
}

// zoneLength is the length of the zone's name that s begins with, 0 if there is none: three capital letters, four or
// five that end in T, a few others, GMT and signs with hours.
func zoneLength(s string) int {
	if len(s) < 3 {
		return 0
	}
	if hasPrefix(s, "ChST") || hasPrefix(s, "MeST") || hasPrefix(s, "WITA") && !(len(s) > 4 && isUpper(s[4])) {
		return 4
	}
	if hasPrefix(s, "GMT") {
		return 3 + hoursLength(s[3:])
	}
	if s[0] == '+' || s[0] == '-' {
		return hoursLength(s)
	}
	n := 0
	for n < 6 && n < len(s) && isUpper(s[n]) {
		n++
	}
	if n == 3 || (n == 4 || n == 5) && s[n-1] == 'T' {
		return n
	}
	return 0
}

func isUpper(c byte) bool { return 'A' <= c && c <= 'Z' }

// hoursLength is the length of a sign and hours up to 23.
func hoursLength(s string) int {
	if s == "" || s[0] != '+' && s[0] != '-' {
		return 0
	}
	i, n := 1, 0
	for isDigit(s, i) {
		n = n*10 + int(s[i]-'0')
		if n > 23 {
			return 0
		}
		i++
	}
	if i == 1 {
		return 0
	}
	return i
}

// element reads what an element of the layout stands for; after is the layout that follows.
func (p *parser) element(kind, size int, after string) (ok bool) {
	switch kind {
	case elemYear:
		if len(p.rest) < 2 {
			return false
		}
		p.year, ok = signedDigits(p.rest[:2])
		if ok {
			p.rest = p.rest[2:]
			if p.year >= 69 {
				p.year += 1900
			} else {
				p.year += 2000
			}
		}
	case elemLongYear:
		if len(p.rest) < 4 || !isDigit(p.rest, 0) {
			return false
		}
		p.year, ok = signedDigits(p.rest[:4])
		p.rest = p.rest[4:]
	case elemMonth:
		p.month, ok = p.name(longMonthNames[:], 3)
		p.month++
	case elemLongMonth:
		p.month, ok = p.name(longMonthNames[:], 0)
		p.month++
	case elemNumMonth, elemZeroMonth:
		p.month, ok = p.number(size, 2)
		if ok {
			p.inRange(p.month, 1, 12, "month")
		}
	case elemWeekDay:
		_, ok = p.name(longDayNames[:], 3)
	case elemLongDay:
		_, ok = p.name(longDayNames[:], 0)
	case elemDay, elemUnderDay, elemZeroDay:
		least := 1
		if kind == elemZeroDay {
			least = 2
		} else if kind == elemUnderDay && p.rest != "" && p.rest[0] == ' ' {
			p.rest = p.rest[1:]
		}
		p.day, ok = p.number(least, 2)
	case elemUnderYearDay, elemZeroYearDay:
		least := 3
		if kind == elemUnderYearDay {
			least = 1
			for k := 0; k < 2 && p.rest != "" && p.rest[0] == ' '; k++ {
				p.rest = p.rest[1:]
			}
		}
		p.yday, ok = p.number(least, 3)
	case elemHour:
		p.hour, ok = p.number(1, 2)
		p.inRange(p.hour, 0, 23, "hour")
	case elemHour12, elemZeroHour12:
		p.hour, ok = p.number(size, 2)
		p.inRange(p.hour, 0, 12, "hour")
	case elemMinute, elemZeroMinute:
		p.min, ok = p.number(size, 2)
		p.inRange(p.min, 0, 59, "minute")
	case elemSecond, elemZeroSecond:
		p.sec, ok = p.number(size, 2)
		p.inRange(p.sec, 0, 59, "second")
		// A fraction may follow though the layout has none.
		if ok && p.rangeError == "" && len(p.rest) >= 2 && (p.rest[0] == '.' || p.rest[0] == ',') && isDigit(p.rest, 1) {
			next, _, _ := nextElem(after)
			if next != elemZeroFraction && next != elemNineFraction {
				n := 2
				for isDigit(p.rest, n) {
					n++
				}
				ok = p.fraction(n)
			}
		}
	case elemPM, elempm:
		if len(p.rest) < 2 {
			return false
		}
		word := p.rest[:2]
		p.rest = p.rest[2:]
		switch {
		case word == "PM" && kind == elemPM || word == "pm" && kind == elempm:
			p.isPM = true
		case word == "AM" && kind == elemPM || word == "am" && kind == elempm:
			p.isAM = true
		default:
			return false
		}
		ok = true
	case elemZ, elemZSeconds, elemZShort, elemZColon, elemZColonSeconds:
		if kind != elemZSeconds && kind != elemZColonSeconds && hasPrefix(p.rest, "Z") {
			p.rest = p.rest[1:]
			p.zone = UTC
			return true
		}
		ok = p.zoneOffset(kind - elemZ)
	case elemNum, elemNumSeconds, elemNumShort, elemNumColon, elemNumColonSeconds:
		ok = p.zoneOffset(kind - elemNum)
	case elemZone:
		if hasPrefix(p.rest, "UTC") {
			p.zone = UTC
			p.rest = p.rest[3:]
			return true
		}
		n := zoneLength(p.rest)
		p.zoneName, p.rest = p.rest[:n], p.rest[n:]
		ok = n > 0
	case elemZeroFraction:
		ok = len(p.rest) >= size && p.fraction(size)
	case elemNineFraction:
		ok = true
		if len(p.rest) >= 2 && (p.rest[0] == '.' || p.rest[0] == ',') && isDigit(p.rest, 1) {
			n := 2
			for n < 10 && isDigit(p.rest, n) {
				n++
			}
			ok = p.fraction(n)
		}
	}
	return ok
}

func parse(layout, value string, defaultLoc, local *Location) (Time, error) {
	p := parser{rest: value, month: -1, day: -1, yday: -1}
	for l := layout; ; {
		kind, start, end := nextElem(l)
		if !p.text(l[:start]) {
			return Time{}, &ParseError{layout, value, l[:start], p.rest, ""}
		}
		if kind == elemNone {
			break
		}
		if !p.element(kind, end-start, l[end:]) && p.rangeError == "" {
			return Time{}, &ParseError{layout, value, l[start:end], p.rest, ""}
		}
		if p.rangeError != "" {
			return Time{}, &ParseError{layout, value, l[start:end], p.rest, ": " + p.rangeError + " out of range"}
		}
		l = l[end:]
	}
	if p.rest != "" {
		return Time{}, &ParseError{layout, value, "", p.rest, ": extra text: " + quote(p.rest)}
	}
	if p.isPM && p.hour < 12 {
		p.hour += 12
	} else if p.isAM && p.hour == 12 {
		p.hour = 0
	}
	if message := p.date(); message != "" {
		return Time{}, &ParseError{layout, value, "", p.rest, ": " + message}
	}
	if p.zone == nil && !p.hasOffset && p.zoneName == "" {
		p.zone = defaultLoc
	}
	if p.zone != nil {
		return p.time(p.zone), nil
	}
	t := p.time(UTC)
	unix := t.unixSec()
	if p.hasOffset {
		t.addSec(-int64(p.offset))
		name, offset := local.at(t.unixSec())
		if offset == p.offset && (p.zoneName == "" || p.zoneName == name) {
			t.setLoc(local)
		} else {
			t.setLoc(FixedZone(p.zoneName, p.offset))
		}
		return t, nil
	}
	// The zone of that name nearest in time: now or half a year away.
	for _, away := range [...]int64{0, -183 * secondsPerDay, 183 * secondsPerDay} {
		name, offset := local.at(unix + away)
		if name == p.zoneName && name != "" {
			t.addSec(-int64(offset))
			t.setLoc(local)
			return t, nil
		}
	}
	offset := 0
	if len(p.zoneName) > 3 && hasPrefix(p.zoneName, "GMT") {
		offset, _ = signedDigits(p.zoneName[3:])
	}
	t.setLoc(FixedZone(p.zoneName, offset*3600))
	return t, nil
}

func (p *parser) time(loc *Location) Time {
	return Date(p.year, Month(p.month), p.day, p.hour, p.min, p.sec, p.nsec, loc)
}

// date makes month and day of what was read; it returns what is wrong with them.
func (p *parser) date() string {
	if p.yday >= 0 {
		length := 365
		if isLeap(p.year) {
			length = 366
		}
		if p.yday < 1 || p.yday > length {
			return "day-of-year out of range"
		}
		_, month, day, _ := civil(dayNumber(p.year, January, 1) + int64(p.yday-1))
		if p.month >= 0 && p.month != int(month) {
			return "day-of-year does not match month"
		}
		if p.day >= 0 && p.day != day {
			return "day-of-year does not match day"
		}
		p.month, p.day = int(month), day
	}
	if p.month < 0 {
		p.month = int(January)
	}
	if p.day < 0 {
		p.day = 1
	}
	if p.day < 1 || p.day > daysIn(Month(p.month), p.year) {
		return "day out of range"
	}
	return ""
}
