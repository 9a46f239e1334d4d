// SPDX-License-Identifier: MIT

package time

import "errors"

// A Duration is a number of nanoseconds.
type Duration int64

const (
	Nanosecond  Duration = 1
	Microsecond          = 1000 * Nanosecond
	Millisecond          = 1000 * Microsecond
	Second               = 1000 * Millisecond
	Minute               = 60 * Second
	Hour                 = 60 * Minute
)

// String is like 72h3m0.5s; below a second like 1.5ms.
func (d Duration) String() string {
	if d == 0 {
		return "0s"
	}
	var buf [32]byte
	i := len(buf)
	u := uint64(d)
	if d < 0 {
		u = -u
	}
	if u < uint64(Second) {
		i--
		buf[i] = 's'
		digits := 0
		switch {
		case u < uint64(Microsecond):
			i--
			buf[i] = 'n'
		case u < uint64(Millisecond):
			digits = 3
			i -= 2
			copy(buf[i:], "µ")
		default:
			digits = 6
			i--
			buf[i] = 'm'
		}
		i, u = fmtFrac(buf[:i], u, digits)
		i = fmtInt(buf[:i], u)
	} else {
		i--
		buf[i] = 's'
		i, u = fmtFrac(buf[:i], u, 9)
		i = fmtInt(buf[:i], u%60)
		u /= 60
		if u > 0 {
			i--
			buf[i] = 'm'
			i = fmtInt(buf[:i], u%60)
			u /= 60
			if u > 0 {
				i--
				buf[i] = 'h'
				i = fmtInt(buf[:i], u)
			}
		}
	}
	if d < 0 {
		i--
		buf[i] = '-'
	}
	return string(buf[i:])
}

// fmtFrac writes the last digits of u at the end of buf, without zeros at their end, and a point before; it
// returns where they begin and the rest of u.
func fmtFrac(buf []byte, u uint64, digits int) (int, uint64) {
	i := len(buf)
	shown := false
	for ; digits > 0; digits-- {
		c := u % 10
		u /= 10
		if c != 0 || shown {
			shown = true
			i--
			buf[i] = byte('0' + c)
		}
	}
	if shown {
		i--
		buf[i] = '.'
	}
	return i, u
}

// fmtInt writes u at the end of buf; it returns where it begins.
func fmtInt(buf []byte, u uint64) int {
	i := len(buf)
	if u == 0 {
		i--
		buf[i] = '0'
	}
	for ; u > 0; u /= 10 {
		i--
		buf[i] = byte(u%10) + '0'
	}
	return i
}

func (d Duration) Nanoseconds() int64 { return int64(d) }

func (d Duration) Microseconds() int64 { return int64(d) / 1e3 }

func (d Duration) Milliseconds() int64 { return int64(d) / 1e6 }

// The floating-point forms add whole and broken parts, so that whole parts stay exact.

//minigo:inlcost 22
func (d Duration) Seconds() float64 {
	whole, rest := d/Second, d%Second
	return float64(whole) + float64(rest)/1e9
}

//minigo:inlcost 22
func (d Duration) Minutes() float64 {
	whole, rest := d/Minute, d%Minute
	return float64(whole) + float64(rest)/(60*1e9)
}

//minigo:inlcost 22
func (d Duration) Hours() float64 {
	whole, rest := d/Hour, d%Hour
	return float64(whole) + float64(rest)/(60*60*1e9)
}

// Truncate rounds toward zero to a multiple of m.
func (d Duration) Truncate(m Duration) Duration {
	if m <= 0 {
		return d
	}
	return d - d%m
}

// Round rounds to the nearest multiple of m, halfway away from zero, within what a Duration can hold.
//
//minigo:inlcost 100
func (d Duration) Round(m Duration) Duration {
	if m <= 0 {
		return d
	}
	r := d % m
	if d < 0 {
		r = -r
		if uint64(r)+uint64(r) < uint64(m) {
			return d + r
		}
		if x := d - m + r; x < d {
			return x
		}
		return minDuration
	}
	if uint64(r)+uint64(r) < uint64(m) {
		return d - r
	}
	if x := d + m - r; x > d {
		return x
	}
	return maxDuration
}

// Abs of the least Duration is the greatest.
//
//minigo:inlcost 17
func (d Duration) Abs() Duration {
	switch {
	case d >= 0:
		return d
	case d == minDuration:
		return maxDuration
	}
	return -d
}

func unitSize(unit string) uint64 {
	switch unit {
	case "ns":
		return 1
	case "us", "µs", "μs":
		return 1e3
	case "ms":
		return 1e6
	case "s":
		return 1e9
	case "m":
		return 60 * 1e9
	case "h":
		return 3600 * 1e9
	}
	return 0
}

// ParseDuration reads [-+]? and numbers with units, such as "2h45m" or "-1.5h".
func ParseDuration(s string) (Duration, error) {
	orig := s
	total := uint64(0)
	neg := false
	if s != "" && (s[0] == '-' || s[0] == '+') {
		neg = s[0] == '-'
		s = s[1:]
	}
	if s == "0" {
		return 0, nil
	}
	if s == "" {
		return 0, badDuration("invalid", orig)
	}
	for s != "" {
		whole := uint64(0)
		i := 0
		for ; i < len(s) && isDigit(s, i); i++ {
			if whole > 1<<63/10 {
				return 0, badDuration("invalid", orig)
			}
			whole = whole*10 + uint64(s[i]-'0')
			if whole > 1<<63 {
				return 0, badDuration("invalid", orig)
			}
		}
		digits := i
		part, scale := uint64(0), 1.0
		if i < len(s) && s[i] == '.' {
			full := false
			for i++; i < len(s) && isDigit(s, i); i++ {
				digits++
				if full || part > (1<<63-1)/10 {
					full = true
					continue
				}
				if next := part*10 + uint64(s[i]-'0'); next <= 1<<63 {
					part = next
					scale *= 10
				} else {
					full = true
				}
			}
		}
		if digits == 0 {
			return 0, badDuration("invalid", orig)
		}
		end := i
		for end < len(s) && s[end] != '.' && !isDigit(s, end) {
			end++
		}
		if end == i {
			return 0, badDuration("missing unit in", orig)
		}
		unit := unitSize(s[i:end])
		if unit == 0 {
			return 0, badDuration("unknown unit "+quote(s[i:end])+" in", orig)
		}
		s = s[end:]
		if whole > 1<<63/unit {
			return 0, badDuration("invalid", orig)
		}
		whole *= unit
		if part > 0 {
			whole += uint64(float64(part) * (float64(unit) / scale))
			if whole > 1<<63 {
				return 0, badDuration("invalid", orig)
			}
		}
		total += whole
		if total > 1<<63 {
			return 0, badDuration("invalid", orig)
		}
	}
	if neg {
		return -Duration(total), nil
	}
	if total > 1<<63-1 {
		return 0, badDuration("invalid", orig)
	}
	return Duration(total), nil
}

func badDuration(what, s string) error {
	return errors.New("time: " + what + " duration " + quote(s))
}
