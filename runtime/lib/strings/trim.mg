// SPDX-License-Identifier: MIT

package strings

import "unicode/utf8"

// asciiSet has a bit for each ASCII character.
type asciiSet [4]uint32

// makeASCIISet returns the set of chars, or false when they are not all ASCII.
//
//minigo:inlcost 41
func makeASCIISet(chars string) (as asciiSet, ok bool) {
	for i := 0; i < len(chars); i++ {
		c := chars[i]
		if c >= utf8.RuneSelf {
			return as, false
		}
		as[c>>5] |= 1 << (c & 31)
	}
	return as, true
}

func (as *asciiSet) contains(c byte) bool {
	return c < utf8.RuneSelf && as[c>>5]&(1<<(c&31)) != 0
}

// TrimLeftFunc drops leading characters for which f holds.
func TrimLeftFunc(s string, f func(rune) bool) string {
	i := indexFunc(s, f, false)
	if i == -1 {
		return ""
	}
	return s[i:]
}

// TrimRightFunc drops trailing characters for which f holds.
func TrimRightFunc(s string, f func(rune) bool) string {
	i := lastIndexFunc(s, f, false)
	if i >= 0 {
		_, size := utf8.DecodeRuneInString(s[i:])
		i += size
	} else {
		i = 0
	}
	return s[:i]
}

// TrimFunc drops leading and trailing characters for which f holds.
func TrimFunc(s string, f func(rune) bool) string {
	return TrimRightFunc(TrimLeftFunc(s, f), f)
}

// IndexFunc returns where the first character is for which f holds, or -1.
func IndexFunc(s string, f func(rune) bool) int {
	return indexFunc(s, f, true)
}

// LastIndexFunc returns where the last character is for which f holds, or -1.
func LastIndexFunc(s string, f func(rune) bool) int {
	return lastIndexFunc(s, f, true)
}

func indexFunc(s string, f func(rune) bool, truth bool) int {
	for i, c := range s {
		if f(c) == truth {
			return i
		}
	}
	return -1
}

func lastIndexFunc(s string, f func(rune) bool, truth bool) int {
	for i := len(s); i > 0; {
		r, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
		if f(r) == truth {
			return i
		}
	}
	return -1
}

// Trim drops leading and trailing characters of cutset.
func Trim(s, cutset string) string {
	if s == "" || cutset == "" {
		return s
	}
	return trimRight(trimLeft(s, cutset), cutset)
}

// TrimLeft drops leading characters of cutset.
//
//minigo:inlcost 100
func TrimLeft(s, cutset string) string {
	if s == "" || cutset == "" {
		return s
	}
	return trimLeft(s, cutset)
}

// TrimRight drops trailing characters of cutset.
//
//minigo:inlcost 100
func TrimRight(s, cutset string) string {
	if s == "" || cutset == "" {
		return s
	}
	return trimRight(s, cutset)
}

func trimLeft(s, cutset string) string {
	set, isASCII := makeASCIISet(cutset)
	for len(s) > 0 {
		size := 1
		if isASCII {
			if !set.contains(s[0]) {
				break
			}
		} else {
			r := rune(0)
			r, size = utf8.DecodeRuneInString(s)
			if !ContainsRune(cutset, r) {
				break
			}
		}
		s = s[size:]
	}
	return s
}

func trimRight(s, cutset string) string {
	set, isASCII := makeASCIISet(cutset)
	for len(s) > 0 {
		size := 1
		if isASCII {
			if !set.contains(s[len(s)-1]) {
				break
			}
		} else {
			r := rune(0)
			r, size = utf8.DecodeLastRuneInString(s)
			if !ContainsRune(cutset, r) {
				break
			}
		}
		s = s[:len(s)-size]
	}
	return s
}

// TrimSpace drops leading and trailing spaces.
//
//minigo:inlcost 100
func TrimSpace(s string) string {
	start, end := trimSpace(s)
	return s[start:end]
}

// TrimPrefix returns s without prefix.
func TrimPrefix(s, prefix string) string {
	if HasPrefix(s, prefix) {
		return s[len(prefix):]
	}
	return s
}

// TrimSuffix returns s without suffix.
func TrimSuffix(s, suffix string) string {
	if HasSuffix(s, suffix) {
		return s[:len(s)-len(suffix)]
	}
	return s
}
