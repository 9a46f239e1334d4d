// SPDX-License-Identifier: MIT

// Package strings works on UTF-8 text.
package strings

import (
	"unicode"
	"unicode/utf8"
)

// Clone returns a copy of s in memory of its own.
//
//minigo:inlcost 20
func Clone(s string) string {
	if len(s) == 0 {
		return ""
	}
	b := make([]byte, len(s))
	copy(b, s)
	return asString(b)
}

// Compare returns -1, 0 or 1 for a < b, a == b, a > b.
func Compare(a, b string) int {
	if a == b {
		return 0
	}
	if a < b {
		return -1
	}
	return +1
}

// Count returns how often substr occurs in s without overlaps; the empty string
// occurs around every character.
func Count(s, substr string) int {
	if len(substr) == 0 {
		return utf8.RuneCountInString(s) + 1
	}
	return count(s, substr)
}

// Contains reports whether substr is in s.
func Contains(s, substr string) bool {
	return Index(s, substr) >= 0
}

// ContainsAny reports whether one of the characters of chars is in s.
func ContainsAny(s, chars string) bool {
	return IndexAny(s, chars) >= 0
}

// ContainsRune reports whether r is in s.
func ContainsRune(s string, r rune) bool {
	return IndexRune(s, r) >= 0
}

// ContainsFunc reports whether f holds for a character of s.
func ContainsFunc(s string, f func(rune) bool) bool {
	return IndexFunc(s, f) >= 0
}

// IndexByte returns where c first is in s, or -1.
func IndexByte(s string, c byte) int {
	return indexByte(s, c)
}

// IndexRune returns where r first is in s, or -1. RuneError finds any invalid byte.
func IndexRune(s string, r rune) int {
	switch {
	case 0 <= r && r < utf8.RuneSelf:
		return IndexByte(s, byte(r))
	case r == utf8.RuneError:
		for i, c := range s {
			if c == utf8.RuneError {
				return i
			}
		}
		return -1
	case !utf8.ValidRune(r):
		return -1
	}
	return Index(s, string(r))
}

// IndexAny returns where a character of chars first is in s, or -1.
func IndexAny(s, chars string) int {
	if chars == "" {
		return -1
	}
	if set, ok := makeASCIISet(chars); ok {
		for i := 0; i < len(s); i++ {
			if set.contains(s[i]) {
				return i
			}
		}
		return -1
	}
	for i, c := range s {
		if IndexRune(chars, c) >= 0 {
			return i
		}
	}
	return -1
}

// LastIndexAny returns where a character of chars last is in s, or -1.
func LastIndexAny(s, chars string) int {
	if chars == "" {
		return -1
	}
	for i := len(s); i > 0; {
		r, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
		if IndexRune(chars, r) >= 0 {
			return i
		}
	}
	return -1
}

// LastIndexByte returns where c last is in s, or -1.
func LastIndexByte(s string, c byte) int {
	for i := len(s) - 1; i >= 0; i-- {
		if s[i] == c {
			return i
		}
	}
	return -1
}

// genSplit cuts s at sep into at most n pieces (n < 0: all), each with sepSave
// bytes of the separator.
func genSplit(s, sep string, sepSave, n int) []string {
	if n == 0 {
		return nil
	}
	if sep == "" {
		return explode(s, n)
	}
	if n < 0 {
		n = Count(s, sep) + 1
	}
	if n > len(s)+1 {
		n = len(s) + 1
	}
	pieces := make([]string, n)
	last := 0
	for last < n-1 {
		at := Index(s, sep)
		if at < 0 {
			break
		}
		pieces[last] = s[:at+sepSave]
		s = s[at+len(sep):]
		last++
	}
	pieces[last] = s
	return pieces[:last+1]
}

// explode cuts s into its characters, at most n; the last piece has the rest.
func explode(s string, n int) []string {
	if l := utf8.RuneCountInString(s); n < 0 || n > l {
		n = l
	}
	pieces := make([]string, n)
	for i := range pieces {
		if i == n-1 {
			pieces[i] = s
			break
		}
		r, size := utf8.DecodeRuneInString(s)
		pieces[i] = s[:size]
		if r == utf8.RuneError {
			pieces[i] = string(utf8.RuneError)
		}
		s = s[size:]
	}
	return pieces
}

// SplitN cuts s at sep into at most n pieces; n < 0 means all.
func SplitN(s, sep string, n int) []string { return genSplit(s, sep, 0, n) }

// SplitAfterN is SplitN with the separators kept.
func SplitAfterN(s, sep string, n int) []string {
	return genSplit(s, sep, len(sep), n)
}

// Split cuts s at every sep.
func Split(s, sep string) []string { return genSplit(s, sep, 0, -1) }

// SplitAfter is Split with the separators kept.
func SplitAfter(s, sep string) []string {
	return genSplit(s, sep, len(sep), -1)
}

// Fields returns the runs of characters that are not spaces.
func Fields(s string) []string {
	n := 0
	for start, end := nextField(s, 0); start < len(s); start, end = nextField(s, end) {
		n++
	}
	fields := make([]string, n)
	end := 0
	for i := range fields {
		start := 0
		start, end = nextField(s, end)
		fields[i] = s[start:end]
	}
	return fields
}

// FieldsFunc returns the runs of characters for which f does not hold.
func FieldsFunc(s string, f func(rune) bool) []string {
	bounds := make([]int, 0, 64) // start and end of each field
	inField := false
	for i, c := range s {
		if f(c) == inField {
			bounds = append(bounds, i)
			inField = !inField
		}
	}
	if inField {
		bounds = append(bounds, len(s))
	}
	fields := make([]string, len(bounds)/2)
	for i := range fields {
		fields[i] = s[bounds[2*i]:bounds[2*i+1]]
	}
	return fields
}

// Join puts sep between the elements.
func Join(elems []string, sep string) string {
	switch len(elems) {
	case 0:
		return ""
	case 1:
		return elems[0]
	}
	n := len(sep) * (len(elems) - 1)
	for _, e := range elems {
		n += len(e)
	}
	var b Builder
	b.Grow(n)
	b.WriteString(elems[0])
	for _, e := range elems[1:] {
		b.WriteString(sep)
		b.WriteString(e)
	}
	return b.String()
}

// HasPrefix reports whether s starts with prefix.
func HasPrefix(s, prefix string) bool {
	return len(s) >= len(prefix) && s[0:len(prefix)] == prefix
}

// HasSuffix reports whether s ends with suffix.
func HasSuffix(s, suffix string) bool {
	return len(s) >= len(suffix) && s[len(s)-len(suffix):] == suffix
}

// Map replaces every character by what mapping gives; a negative value drops it.
func Map(mapping func(rune) rune, s string) string {
	var b Builder // used from the first change on
	changed := false
	for i, c := range s {
		r := mapping(c)
		if !changed {
			if r == c && (c != utf8.RuneError || isRuneErrorAt(s, i)) {
				continue
			}
			changed = true
			b.Grow(len(s) + utf8.UTFMax)
			b.WriteString(s[:i])
		}
		if r >= 0 {
			b.WriteRune(r)
		}
	}
	if !changed {
		return s
	}
	return b.String()
}

// isRuneErrorAt: RuneError itself is there, not an invalid byte that reads as it.
func isRuneErrorAt(s string, i int) bool {
	_, size := utf8.DecodeRuneInString(s[i:])
	return size != 1
}

// Repeat returns count copies of s.
func Repeat(s string, count int) string {
	if count == 0 {
		return ""
	}
	if count < 0 {
		panic("strings: negative Repeat count")
	} else if len(s)*count/count != len(s) {
		panic("strings: Repeat count causes overflow")
	}
	n := len(s) * count
	var b Builder
	b.Grow(n)
	b.WriteString(s)
	for b.Len() < n {
		if b.Len() <= n/2 {
			b.WriteString(b.String())
		} else {
			b.WriteString(b.String()[:n-b.Len()])
			break
		}
	}
	return b.String()
}

// ToUpper returns s in upper case.
func ToUpper(s string) string {
	isASCII, hasLower, _ := asciiCase(s)
	if !isASCII {
		return Map(unicode.ToUpper, s)
	}
	if !hasLower {
		return s
	}
	b := make([]byte, len(s))
	copyUpper(b, s)
	return asString(b)
}

// ToLower returns s in lower case.
func ToLower(s string) string {
	isASCII, _, hasUpper := asciiCase(s)
	if !isASCII {
		return Map(unicode.ToLower, s)
	}
	if !hasUpper {
		return s
	}
	b := make([]byte, len(s))
	copyLower(b, s)
	return asString(b)
}

// ToTitle returns s in title case.
func ToTitle(s string) string { return Map(unicode.ToTitle, s) }

// ToUpperSpecial is ToUpper with the mappings of c first.
func ToUpperSpecial(c unicode.SpecialCase, s string) string {
	return Map(c.ToUpper, s)
}

// ToLowerSpecial is ToLower with the mappings of c first.
func ToLowerSpecial(c unicode.SpecialCase, s string) string {
	return Map(c.ToLower, s)
}

// ToTitleSpecial is ToTitle with the mappings of c first.
func ToTitleSpecial(c unicode.SpecialCase, s string) string {
	return Map(c.ToTitle, s)
}

// ToValidUTF8 replaces each run of invalid bytes by replacement.
func ToValidUTF8(s, replacement string) string {
	if utf8.ValidString(s) {
		return s
	}
	var b Builder
	b.Grow(len(s) + len(replacement))
	inRun := false
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r != utf8.RuneError || size != 1 {
			b.WriteString(s[i : i+size])
			inRun = false
		} else if !inRun {
			b.WriteString(replacement)
			inRun = true
		}
		i += size
	}
	return b.String()
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
func Title(s string) string {
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

// Replace replaces the first n occurrences of old by new; n < 0 means all.
func Replace(s, old, new string, n int) string {
	if old == new || n == 0 {
		return s
	}
	m := Count(s, old)
	if m == 0 {
		return s
	}
	if n < 0 || m < n {
		n = m
	}
	var b Builder
	b.Grow(len(s) + n*(len(new)-len(old)))
	from := 0
	for i := 0; i < n; i++ {
		at := from
		if old != "" {
			at += Index(s[from:], old)
		} else if i > 0 {
			_, size := utf8.DecodeRuneInString(s[from:])
			at += size
		}
		b.WriteString(s[from:at])
		b.WriteString(new)
		from = at + len(old)
	}
	b.WriteString(s[from:])
	return b.String()
}

// ReplaceAll replaces every old by new.
func ReplaceAll(s, old, new string) string {
	return Replace(s, old, new, -1)
}

// EqualFold reports whether s and t are equal but for case.
func EqualFold(s, t string) bool {
	equal, isASCII := equalFoldASCII(s, t)
	if isASCII {
		return equal
	}
	for _, a := range s {
		if len(t) == 0 {
			return false
		}
		b, size := utf8.DecodeRuneInString(t)
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
	return len(t) == 0
}

// Cut returns what stands before and after the first sep.
func Cut(s, sep string) (before, after string, found bool) {
	if i := Index(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

// CutPrefix returns s without prefix and whether it was there.
func CutPrefix(s, prefix string) (after string, found bool) {
	if !HasPrefix(s, prefix) {
		return s, false
	}
	return s[len(prefix):], true
}

// CutSuffix returns s without suffix and whether it was there.
func CutSuffix(s, suffix string) (before string, found bool) {
	if !HasSuffix(s, suffix) {
		return s, false
	}
	return s[:len(s)-len(suffix)], true
}
