// SPDX-License-Identifier: MIT

package bytes

import "unicode/utf8"

// TrimLeftFunc drops leading characters for which f holds.
//
//minigo:inlcost 76
func TrimLeftFunc(s []byte, f func(r rune) bool) []byte {
	i := indexFunc(s, f, false)
	if i == -1 {
		return nil
	}
	return s[i:]
}

// TrimRightFunc drops trailing characters for which f holds.
//
//minigo:inlcost 100
func TrimRightFunc(s []byte, f func(r rune) bool) []byte {
	i := lastIndexFunc(s, f, false)
	if i < 0 {
		return s[:0]
	}
	_, size := utf8.DecodeRune(s[i:])
	return s[:i+size]
}

// TrimFunc drops leading and trailing characters for which f holds.
//
//minigo:inlcost 100
func TrimFunc(s []byte, f func(r rune) bool) []byte {
	return TrimRightFunc(TrimLeftFunc(s, f), f)
}

// IndexFunc returns where the first character is for which f holds, or -1.
func IndexFunc(s []byte, f func(r rune) bool) int {
	return indexFunc(s, f, true)
}

// LastIndexFunc returns where the last character is for which f holds, or -1.
func LastIndexFunc(s []byte, f func(r rune) bool) int {
	return lastIndexFunc(s, f, true)
}

//minigo:inlcost 100
func indexFunc(s []byte, f func(r rune) bool, truth bool) int {
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRune(s[i:])
		if f(r) == truth {
			return i
		}
		i += size
	}
	return -1
}

//minigo:inlcost 100
func lastIndexFunc(s []byte, f func(r rune) bool, truth bool) int {
	for i := len(s); i > 0; {
		r, size := utf8.DecodeLastRune(s[:i])
		i -= size
		if f(r) == truth {
			return i
		}
	}
	return -1
}

// Trim drops leading and trailing characters of cutset.
func Trim(s []byte, cutset string) []byte {
	if len(s) == 0 {
		return nil
	}
	if cutset == "" {
		return s
	}
	if s = trimLeft(s, cutset); s == nil {
		return nil
	}
	return trimRight(s, cutset)
}

// TrimLeft drops leading characters of cutset.
//
//minigo:inlcost 100
func TrimLeft(s []byte, cutset string) []byte {
	if len(s) == 0 {
		return nil
	}
	if cutset == "" {
		return s
	}
	return trimLeft(s, cutset)
}

// TrimRight drops trailing characters of cutset.
//
//minigo:inlcost 100
func TrimRight(s []byte, cutset string) []byte {
	if len(s) == 0 || cutset == "" {
		return s
	}
	return trimRight(s, cutset)
}

// trimLeft gives nil when nothing is left.
func trimLeft(s []byte, cutset string) []byte {
	for len(s) > 0 {
		r, size := utf8.DecodeRune(s)
		if !runeIn(cutset, r) {
			return s
		}
		s = s[size:]
	}
	return nil
}

func trimRight(s []byte, cutset string) []byte {
	for len(s) > 0 {
		r, size := utf8.DecodeLastRune(s)
		if !runeIn(cutset, r) {
			break
		}
		s = s[:len(s)-size]
	}
	return s
}

// TrimSpace drops leading and trailing spaces; nil when nothing is left.
//
//minigo:inlcost 100
func TrimSpace(s []byte) []byte {
	start, end := trimSpace(s)
	if start == end {
		return nil
	}
	return s[start:end]
}

// TrimPrefix returns s without prefix.
func TrimPrefix(s, prefix []byte) []byte {
	if HasPrefix(s, prefix) {
		return s[len(prefix):]
	}
	return s
}

// TrimSuffix returns s without suffix.
func TrimSuffix(s, suffix []byte) []byte {
	if HasSuffix(s, suffix) {
		return s[:len(s)-len(suffix)]
	}
	return s
}
