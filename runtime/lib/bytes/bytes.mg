// SPDX-License-Identifier: MIT

// Package bytes works on UTF-8 text in slices.
package bytes

import (
	"unicode"
	"unicode/utf8"
)

// Equal reports whether a and b have the same bytes.
func Equal(a, b []byte) bool {
	return string(a) == string(b)
}

// Compare returns -1, 0 or 1 for a < b, a == b, a > b.
func Compare(a, b []byte) int {
	return compare(a, b)
}

// Clone returns a copy of b; nil for nil.
func Clone(b []byte) []byte {
	if b == nil {
		return nil
	}
	return append([]byte{}, b...)
}

// Count returns how often sep occurs in s without overlaps; the empty one occurs
// around every character.
func Count(s, sep []byte) int {
	if len(sep) == 0 {
		return utf8.RuneCount(s) + 1
	}
	return count(s, sep)
}

// Contains reports whether subslice is in b.
func Contains(b, subslice []byte) bool {
	return Index(b, subslice) != -1
}

// ContainsAny reports whether one of the characters of chars is in b.
func ContainsAny(b []byte, chars string) bool {
	return IndexAny(b, chars) >= 0
}

// ContainsRune reports whether r is in b.
func ContainsRune(b []byte, r rune) bool {
	return IndexRune(b, r) >= 0
}

// ContainsFunc reports whether f holds for a character of b.
func ContainsFunc(b []byte, f func(rune) bool) bool {
	return IndexFunc(b, f) >= 0
}

// IndexByte returns where c first is in b, or -1.
func IndexByte(b []byte, c byte) int {
	return indexByte(b, c)
}

// LastIndexByte returns where c last is in s, or -1.
func LastIndexByte(s []byte, c byte) int {
	for i := len(s) - 1; i >= 0; i-- {
		if s[i] == c {
			return i
		}
	}
	return -1
}

// IndexRune returns where r first is in s, or -1. RuneError finds any invalid byte.
func IndexRune(s []byte, r rune) int {
	switch {
	case 0 <= r && r < utf8.RuneSelf:
		return IndexByte(s, byte(r))
	case r == utf8.RuneError:
		for i := 0; i < len(s); {
			c, size := utf8.DecodeRune(s[i:])
			if c == utf8.RuneError {
				return i
			}
			i += size
		}
		return -1
	case !utf8.ValidRune(r):
		return -1
	}
	var b [utf8.UTFMax]byte
	n := utf8.EncodeRune(b[:], r)
	return Index(s, b[:n])
}

// runeIn reports whether r is in chars; invalid bytes of both count as RuneError.
func runeIn(chars string, r rune) bool {
	for _, c := range chars {
		if c == r {
			return true
		}
	}
	return false
}

// IndexAny returns where a character of chars first is in s, or -1.
func IndexAny(s []byte, chars string) int {
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRune(s[i:])
		if runeIn(chars, r) {
			return i
		}
		i += size
	}
	return -1
}

// LastIndexAny returns where a character of chars last is in s, or -1.
func LastIndexAny(s []byte, chars string) int {
	for i := len(s); i > 0; {
		r, size := utf8.DecodeLastRune(s[:i])
		i -= size
		if runeIn(chars, r) {
			return i
		}
	}
	return -1
}

// genSplit cuts s at sep into at most n pieces (n < 0: all), each with sepSave
// bytes of the separator. A piece's capacity ends with it.
func genSplit(s, sep []byte, sepSave, n int) [][]byte {
	if n == 0 {
		return nil
	}
	if len(sep) == 0 {
		return explode(s, n)
	}
	if n < 0 {
		n = Count(s, sep) + 1
	}
	if n > len(s)+1 {
		n = len(s) + 1
	}
	pieces := make([][]byte, n)
	last := 0
	for last < n-1 {
		at := Index(s, sep)
		if at < 0 {
			break
		}
		pieces[last] = s[: at+sepSave : at+sepSave]
		s = s[at+len(sep):]
		last++
	}
	pieces[last] = s
	return pieces[:last+1]
}

// explode cuts s into its characters, at most n; the last piece has the rest.
func explode(s []byte, n int) [][]byte {
	if n <= 0 || n > len(s) {
		n = len(s)
	}
	pieces := make([][]byte, 0, n)
	for len(s) > 0 {
		if len(pieces) == n-1 {
			pieces = append(pieces, s)
			break
		}
		_, size := utf8.DecodeRune(s)
		pieces = append(pieces, s[0:size:size])
		s = s[size:]
	}
	return pieces
}

// SplitN cuts s at sep into at most n pieces; n < 0 means all.
func SplitN(s, sep []byte, n int) [][]byte { return genSplit(s, sep, 0, n) }

// SplitAfterN is SplitN with the separators kept.
func SplitAfterN(s, sep []byte, n int) [][]byte {
	return genSplit(s, sep, len(sep), n)
}

// Split cuts s at every sep.
func Split(s, sep []byte) [][]byte { return genSplit(s, sep, 0, -1) }

// SplitAfter is Split with the separators kept.
func SplitAfter(s, sep []byte) [][]byte {
	return genSplit(s, sep, len(sep), -1)
}

// Fields returns the runs of characters that are not spaces.
func Fields(s []byte) [][]byte {
	n := 0
	for start, end := nextField(s, 0); start < len(s); start, end = nextField(s, end) {
		n++
	}
	fields := make([][]byte, n)
	end := 0
	for i := range fields {
		start := 0
		start, end = nextField(s, end)
		fields[i] = s[start:end:end]
	}
	return fields
}

// FieldsFunc returns the runs of characters for which f does not hold.
func FieldsFunc(s []byte, f func(rune) bool) [][]byte {
	bounds := make([]int, 0, 64) // start and end of each field
	inField := false
	for i := 0; i < len(s); {
		c, size := utf8.DecodeRune(s[i:])
		if f(c) == inField {
			bounds = append(bounds, i)
			inField = !inField
		}
		i += size
	}
	if inField {
		bounds = append(bounds, len(s))
	}
	fields := make([][]byte, len(bounds)/2)
	for i := range fields {
		start, end := bounds[2*i], bounds[2*i+1]
		fields[i] = s[start:end:end]
	}
	return fields
}

// Join puts sep between the elements of s.
//
//minigo:inlcost 79
func Join(s [][]byte, sep []byte) []byte {
	if len(s) == 0 {
		return []byte{}
	}
	n := len(sep) * (len(s) - 1)
	for _, e := range s {
		n += len(e)
	}
	b := make([]byte, n)
	at := copy(b, s[0])
	for _, e := range s[1:] {
		at += copy(b[at:], sep)
		at += copy(b[at:], e)
	}
	return b
}

// HasPrefix reports whether s starts with prefix.
func HasPrefix(s, prefix []byte) bool {
	return len(s) >= len(prefix) && Equal(s[0:len(prefix)], prefix)
}

// HasSuffix reports whether s ends with suffix.
func HasSuffix(s, suffix []byte) bool {
	return len(s) >= len(suffix) && Equal(s[len(s)-len(suffix):], suffix)
}

// Map returns s with every character replaced by what mapping gives; a negative
// value drops it.
func Map(mapping func(r rune) rune, s []byte) []byte {
	b := make([]byte, 0, len(s))
	for len(s) > 0 {
		c, size := utf8.DecodeRune(s)
		if r := mapping(c); r >= 0 {
			b = utf8.AppendRune(b, r)
		}
		s = s[size:]
	}
	return b
}

// Repeat returns count copies of b.
//
//minigo:inlcost 60
func Repeat(b []byte, count int) []byte {
	if count == 0 {
		return []byte{}
	}
	if count < 0 {
		panic("bytes: negative Repeat count")
	} else if len(b)*count/count != len(b) {
		panic("bytes: Repeat count causes overflow")
	}
	result := make([]byte, len(b)*count)
	n := copy(result, b)
	for n < len(result) {
		n += copy(result[n:], result[:n])
	}
	return result
}

// ToUpper returns a copy of s in upper case.
func ToUpper(s []byte) []byte {
	isASCII, hasLower, _ := asciiCase(s)
	if !isASCII {
		return Map(unicode.ToUpper, s)
	}
	if !hasLower {
		return append([]byte(""), s...)
	}
	b := make([]byte, len(s))
	copyUpper(b, s)
	return b
}

// ToLower returns a copy of s in lower case.
func ToLower(s []byte) []byte {
	isASCII, _, hasUpper := asciiCase(s)
	if !isASCII {
		return Map(unicode.ToLower, s)
	}
	if !hasUpper {
		return append([]byte(""), s...)
	}
	b := make([]byte, len(s))
	copyLower(b, s)
	return b
}

// ToTitle returns a copy of s in title case.
func ToTitle(s []byte) []byte { return Map(unicode.ToTitle, s) }

// ToUpperSpecial is ToUpper with the mappings of c first.
func ToUpperSpecial(c unicode.SpecialCase, s []byte) []byte {
	return Map(c.ToUpper, s)
}

// ToLowerSpecial is ToLower with the mappings of c first.
func ToLowerSpecial(c unicode.SpecialCase, s []byte) []byte {
	return Map(c.ToLower, s)
}

// ToTitleSpecial is ToTitle with the mappings of c first.
func ToTitleSpecial(c unicode.SpecialCase, s []byte) []byte {
	return Map(c.ToTitle, s)
}

// ToValidUTF8 returns a copy of s with each run of invalid bytes replaced.
func ToValidUTF8(s, replacement []byte) []byte {
	b := make([]byte, 0, len(s)+len(replacement))
	inRun := false
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRune(s[i:])
		if r != utf8.RuneError || size != 1 {
			b = append(b, s[i:i+size]...)
			inRun = false
		} else if !inRun {
			b = append(b, replacement...)
			inRun = true
		}
		i += size
	}
	return b
}

func isSeparator(r rune) bool {
	if r < utf8.RuneSelf {
		switch {
		case '0' <= r && r <= '9', 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', r == '_':
			return false
		}
		return true
	}
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && unicode.IsSpace(r)
}

// Title puts the first letter of every word into title case.
func Title(s []byte) []byte {
	prev := ' '
	return Map(
		func(r rune) rune {
			after := prev
			prev = r
			if isSeparator(after) {
				return unicode.ToTitle(r)
			}
			return r
		},
		s)
}

// Runes returns the characters of s.
func Runes(s []byte) []rune {
	runes := make([]rune, utf8.RuneCount(s))
	for i := range runes {
		r, size := utf8.DecodeRune(s)
		runes[i] = r
		s = s[size:]
	}
	return runes
}

// Replace returns a copy of s with the first n occurrences of old replaced by new;
// n < 0 means all.
func Replace(s, old, new []byte, n int) []byte {
	m := 0
	if n != 0 {
		m = Count(s, old)
	}
	if m == 0 {
		return append([]byte(nil), s...)
	}
	if n < 0 || m < n {
		n = m
	}
	b := make([]byte, 0, len(s)+n*(len(new)-len(old)))
	from := 0
	for i := 0; i < n; i++ {
		at := from
		if len(old) > 0 {
			at += Index(s[from:], old)
		} else if i > 0 {
			_, size := utf8.DecodeRune(s[from:])
			at += size
		}
		b = append(b, s[from:at]...)
		b = append(b, new...)
		from = at + len(old)
	}
	return append(b, s[from:]...)
}

// ReplaceAll replaces every old by new.
func ReplaceAll(s, old, new []byte) []byte {
	return Replace(s, old, new, -1)
}

// EqualFold reports whether s and t are equal but for case.
func EqualFold(s, t []byte) bool {
	equal, isASCII := equalFoldASCII(s, t)
	if isASCII {
		return equal
	}
	for len(s) > 0 && len(t) > 0 {
		a, size := utf8.DecodeRune(s)
		s = s[size:]
		b, size := utf8.DecodeRune(t)
		t = t[size:]
		if a == b {
			continue
		}
		// Steps through the characters equal to a, a ring in ascending order.
		for r := unicode.SimpleFold(a); r != b; r = unicode.SimpleFold(r) {
			if r == a {
				return false
			}
		}
	}
	return len(s) == len(t)
}

// Cut returns what stands before and after the first sep.
func Cut(s, sep []byte) (before, after []byte, found bool) {
	if i := Index(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, nil, false
}

// CutPrefix returns s without prefix and whether it was there.
func CutPrefix(s, prefix []byte) (after []byte, found bool) {
	if !HasPrefix(s, prefix) {
		return s, false
	}
	return s[len(prefix):], true
}

// CutSuffix returns s without suffix and whether it was there.
func CutSuffix(s, suffix []byte) (before []byte, found bool) {
	if !HasSuffix(s, suffix) {
		return s, false
	}
	return s[:len(s)-len(suffix)], true
}
