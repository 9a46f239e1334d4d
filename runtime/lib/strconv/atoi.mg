// SPDX-License-Identifier: MIT

// Package strconv converts between numbers, quoted text and strings.
package strconv

import "errors"

// ErrRange says that a value does not fit the target type.
var ErrRange = errors.New("value out of range")

// ErrSyntax says that a text has not the right form.
var ErrSyntax = errors.New("invalid syntax")

// IntSize is the size of an int in bits.
const IntSize = 64

// A NumError tells which conversion failed, on what, and why.
type NumError struct {
	Func string // name of the function: ParseInt, ...
	Num  string // its input
	Err  error  // ErrRange, ErrSyntax or another reason
}

func (e *NumError) Error() string {
	return "strconv." + e.Func + ": parsing " + Quote(e.Num) + ": " + e.Err.Error()
}

func (e *NumError) Unwrap() error { return e.Err }

func syntaxError(fn, str string) *NumError {
	return &NumError{fn, str, ErrSyntax}
}

func rangeError(fn, str string) *NumError {
	return &NumError{fn, str, ErrRange}
}

func baseError(fn, str string, base int) *NumError {
	return &NumError{fn, str, errors.New("invalid base " + Itoa(base))}
}

func bitSizeError(fn, str string, bitSize int) *NumError {
	return &NumError{fn, str, errors.New("invalid bit size " + Itoa(bitSize))}
}

func lower(c byte) byte {
	return c | ('x' - 'X')
}

// prefixBase returns the base that a prefix of s stands for (0x, 0b, 0o, or a
// bare 0 for octal) and the rest of s.
func prefixBase(s string) (base int, rest string) {
	if s[0] != '0' {
		return 10, s
	}
	if len(s) >= 3 {
		switch lower(s[1]) {
		case 'b':
			return 2, s[2:]
		case 'o':
			return 8, s[2:]
		case 'x':
			return 16, s[2:]
		}
	}
	return 8, s[1:]
}

// ParseUint reads an unsigned integer of at most bitSize bits (0: of an int) in
// the given base; base 0 takes it from the prefix and allows underscores.
//
//minigo:inlcost 100
func ParseUint(s string, base int, bitSize int) (uint64, error) {
	return parseUint(s, base, bitSize, "ParseUint", s)
}

// parseUint does it for ParseUint and ParseInt: errors name fn and text.
func parseUint(s string, base int, bitSize int, fn, text string) (uint64, error) {
	if s == "" {
		return 0, syntaxError(fn, text)
	}
	digits, fromPrefix := s, base == 0
	if fromPrefix {
		base, digits = prefixBase(s)
	} else if base < 2 || base > 36 {
		return 0, baseError(fn, text, base)
	}
	if bitSize == 0 {
		bitSize = IntSize
	} else if bitSize < 0 || bitSize > 64 {
		return 0, bitSizeError(fn, text, bitSize)
	}
	max := uint64(1)<<uint(bitSize) - 1
	n, status := parseDigits(digits, base, max, fromPrefix)
	switch status {
	case 1:
		return 0, syntaxError(fn, text)
	case 2:
		return max, rangeError(fn, text)
	case 3:
		if !underscoresOK(s) {
			return 0, syntaxError(fn, text)
		}
	}
	return n, nil
}

// ParseInt reads an integer as ParseUint does, with an optional sign.
func ParseInt(s string, base int, bitSize int) (i int64, err error) {
	const fn = "ParseInt"
	if s == "" {
		return 0, syntaxError(fn, s)
	}
	digits, neg := s, s[0] == '-'
	if neg || s[0] == '+' {
		digits = s[1:]
	}
	un, err := parseUint(digits, base, bitSize, fn, s)
	if err != nil && err.(*NumError).Err != ErrRange {
		return 0, err
	}
	if bitSize == 0 {
		bitSize = IntSize
	}
	limit := uint64(1) << uint(bitSize-1)
	if !neg && un >= limit {
		return int64(limit - 1), rangeError(fn, s)
	}
	if neg && un > limit {
		return -int64(limit), rangeError(fn, s)
	}
	if neg {
		return -int64(un), nil
	}
	return int64(un), nil
}

// Atoi is ParseInt(s, 10, 0) as an int.
func Atoi(s string) (int, error) {
	const fn = "Atoi"
	if 0 < len(s) && len(s) < 19 {
		n, ok := parseShortInt(s)
		if !ok {
			return 0, &NumError{fn, s, ErrSyntax}
		}
		return n, nil
	}
	n, err := ParseInt(s, 10, 0)
	if e, ok := err.(*NumError); ok {
		e.Func = fn
	}
	return int(n), err
}

// underscoresOK reports whether every underscore of s stands between digits or
// after the base prefix.
func underscoresOK(s string) bool {
	if s[0] == '-' || s[0] == '+' {
		s = s[1:]
	}
	isHex, afterDigit := false, false
	if len(s) >= 2 && s[0] == '0' {
		switch lower(s[1]) {
		case 'b', 'o', 'x':
			isHex = lower(s[1]) == 'x'
			afterDigit = true // the prefix counts as one
			s = s[2:]
		}
	}
	afterUnderscore := false
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case '0' <= c && c <= '9' || isHex && 'a' <= lower(c) && lower(c) <= 'f':
			afterDigit, afterUnderscore = true, false
		case c == '_':
			if !afterDigit {
				return false
			}
			afterDigit, afterUnderscore = false, true
		default:
			if afterUnderscore {
				return false
			}
			afterDigit = false
		}
	}
	return !afterUnderscore
}
