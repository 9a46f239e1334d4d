// SPDX-License-Identifier: MIT

// Package utf8 encodes and decodes characters as UTF-8.
package utf8

const (
	RuneError = '\uFFFD'     // stands for invalid text
	RuneSelf  = 0x80         // below, a character is one byte
	MaxRune   = '\U0010FFFF' // last valid character
	UTFMax    = 4            // most bytes of a character

	surrogateMin = 0xD800
	surrogateMax = 0xDFFF

	max2 = 1<<11 - 1 // last character of two bytes
	max3 = 1<<16 - 1 // of three
)

// FullRune reports whether p starts with a whole character; invalid bytes count
// as characters of one byte.
//
//minigo:inlcost 79
func FullRune(p []byte) bool {
	n := len(p)
	if n == 0 {
		return false
	}
	lead := leads[p[0]]
	if n >= int(lead&7) {
		return true
	}
	second := seconds[lead>>4]
	return n > 1 && (p[1] < second.low || p[1] > second.high) || n > 2 && p[2]&0xC0 != 0x80
}

// FullRuneInString is FullRune of a string.
//
//minigo:inlcost 79
func FullRuneInString(s string) bool {
	n := len(s)
	if n == 0 {
		return false
	}
	lead := leads[s[0]]
	if n >= int(lead&7) {
		return true
	}
	second := seconds[lead>>4]
	return n > 1 && (s[1] < second.low || s[1] > second.high) || n > 2 && s[2]&0xC0 != 0x80
}

// seconds are the second bytes that may follow a first byte.
var seconds = [16]struct{ low, high uint8 }{{0x80, 0xBF}, {0xA0, 0xBF}, {0x80, 0x9F}, {0x90, 0xBF}, {0x80, 0x8F}}

// leads says of each first byte how many bytes it begins, in the low three bits, and the index in seconds, in the high
// four; an invalid byte stands alone.
const leads = "" +
	"\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01" +
	"\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01" +
	"\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01" +
	"\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01" +
	"\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01" +
	"\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01" +
	"\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01" +
	"\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01" +
	"\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01" +
	"\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01" +
	"\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01" +
	"\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01" +
	"\x01\x01\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02" +
	"\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02" +
	"\x13\x03\x03\x03\x03\x03\x03\x03\x03\x03\x03\x03\x03\x23\x03\x03" +
	"\x34\x04\x04\x04\x44\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01"

// RuneLen returns how many bytes encode r, -1 for an invalid r.
func RuneLen(r rune) int {
	switch {
	case r < 0:
		return -1
	case r < RuneSelf:
		return 1
	case r <= max2:
		return 2
	case surrogateMin <= r && r <= surrogateMax:
		return -1
	case r <= max3:
		return 3
	case r <= MaxRune:
		return 4
	}
	return -1
}

// EncodeRune writes r to p, which must have room, and returns the number of bytes.
func EncodeRune(p []byte, r rune) int {
	if uint32(r) < RuneSelf {
		p[0] = byte(r)
		return 1
	}
	if uint32(r) <= max2 {
		_ = p[1]
		p[0] = byte(0xC0 | r>>6)
		p[1] = byte(0x80 | r&0x3F)
		return 2
	}
	if uint32(r) > MaxRune || surrogateMin <= r && r <= surrogateMax {
		r = RuneError
	}
	if uint32(r) <= max3 {
		_ = p[2]
		p[0] = byte(0xE0 | r>>12)
		p[1] = byte(0x80 | r>>6&0x3F)
		p[2] = byte(0x80 | r&0x3F)
		return 3
	}
	_ = p[3]
	p[0] = byte(0xF0 | r>>18)
	p[1] = byte(0x80 | r>>12&0x3F)
	p[2] = byte(0x80 | r>>6&0x3F)
	p[3] = byte(0x80 | r&0x3F)
	return 4
}

// AppendRune appends the bytes of r to p.
func AppendRune(p []byte, r rune) []byte {
	if uint32(r) < RuneSelf {
		return append(p, byte(r))
	}
	return appendLongRune(p, r)
}

func appendLongRune(p []byte, r rune) []byte {
	if uint32(r) <= max2 {
		return append(p, byte(0xC0|r>>6), byte(0x80|r&0x3F))
	}
	if uint32(r) > MaxRune || surrogateMin <= r && r <= surrogateMax {
		r = RuneError
	}
	if uint32(r) <= max3 {
		return append(p, byte(0xE0|r>>12), byte(0x80|r>>6&0x3F), byte(0x80|r&0x3F))
	}
	return append(p, byte(0xF0|r>>18), byte(0x80|r>>12&0x3F), byte(0x80|r>>6&0x3F), byte(0x80|r&0x3F))
}

// RuneStart reports whether b can be the first byte of a character.
func RuneStart(b byte) bool { return b&0xC0 != 0x80 }

// ValidRune reports whether r can be encoded.
//
//minigo:inlcost 23
func ValidRune(r rune) bool {
	if 0 <= r && r < surrogateMin {
		return true
	} else if surrogateMax < r && r <= MaxRune {
		return true
	}
	return false
}
