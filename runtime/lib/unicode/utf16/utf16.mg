// SPDX-License-Identifier: MIT

// Package utf16 encodes and decodes characters as UTF-16.
package utf16

const (
	highSurrogate = 0xD800 // first of a pair: [0xD800, 0xDC00)
	lowSurrogate  = 0xDC00 // second: [0xDC00, 0xE000)
	surrogateEnd  = 0xE000
	firstPair     = 0x10000 // least character that takes a pair
	maxRune       = '\U0010FFFF'
	replacement   = '\uFFFD'
)

// IsSurrogate reports whether r is half of a pair.
func IsSurrogate(r rune) bool {
	return highSurrogate <= r && r < surrogateEnd
}

// DecodeRune returns the character of a pair, or U+FFFD if it is none.
func DecodeRune(r1, r2 rune) rune {
	if highSurrogate <= r1 && r1 < lowSurrogate && lowSurrogate <= r2 && r2 < surrogateEnd {
		return (r1-highSurrogate)<<10 + (r2 - lowSurrogate) + firstPair
	}
	return replacement
}

// EncodeRune returns the pair for r, or U+FFFD twice if it takes none.
//
//minigo:inlcost 27
func EncodeRune(r rune) (r1, r2 rune) {
	if r < firstPair || r > maxRune {
		return replacement, replacement
	}
	r -= firstPair
	return highSurrogate + r>>10, lowSurrogate + r&0x3FF
}

// RuneLen returns how many words encode r, -1 for an invalid r.
func RuneLen(r rune) int {
	switch {
	case 0 <= r && r < highSurrogate, surrogateEnd <= r && r < firstPair:
		return 1
	case firstPair <= r && r <= maxRune:
		return 2
	}
	return -1
}

// Encode returns the encoding of s.
func Encode(s []rune) []uint16 {
	n := len(s)
	for _, r := range s {
		if r >= firstPair {
			n++
		}
	}
	words := make([]uint16, 0, n)
	for _, r := range s {
		words = AppendRune(words, r)
	}
	return words
}

// AppendRune appends the encoding of r.
func AppendRune(a []uint16, r rune) []uint16 {
	switch RuneLen(r) {
	case 1:
		return append(a, uint16(r))
	case 2:
		r1, r2 := EncodeRune(r)
		return append(a, uint16(r1), uint16(r2))
	}
	return append(a, replacement)
}

// Decode returns the characters that s encodes; lone halves of pairs become U+FFFD.
func Decode(s []uint16) []rune {
	runes := make([]rune, 0, len(s))
	for i := 0; i < len(s); i++ {
		r := rune(s[i])
		if IsSurrogate(r) {
			pair := rune(replacement)
			if i+1 < len(s) {
				pair = DecodeRune(r, rune(s[i+1]))
			}
			if r = pair; r != replacement {
				i++
			}
		}
		runes = append(runes, r)
	}
	return runes
}
