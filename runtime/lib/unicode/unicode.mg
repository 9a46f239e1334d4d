// SPDX-License-Identifier: MIT

// Package unicode tells what characters are and maps their case.
package unicode

const (
	MaxRune         = '\U0010FFFF' // last valid character
	ReplacementChar = '\uFFFD'     // stands for invalid text
	MaxASCII        = '\u007F'
	MaxLatin1       = '\u00FF'

	Version = "13.0.0" // of Unicode
)

// Indices of CaseRange.Delta, and the first argument of To.
const (
	UpperCase = iota
	LowerCase
	TitleCase
	MaxCase
)

// UpperLower as a delta: upper and lower case alternate, upper first.
const UpperLower = MaxRune + 1

// A RangeTable is a set of characters. The tables of this package have only a
// class name, which the natives know; their ranges are empty.
type RangeTable struct {
	R16         []Range16
	R32         []Range32
	LatinOffset int
	class       string
}

// Range16 is every Stride-th character from Lo to Hi.
type Range16 struct {
	Lo     uint16
	Hi     uint16
	Stride uint16
}

// Range32 is Range16 for characters that need 32 bits.
type Range32 struct {
	Lo     uint32
	Hi     uint32
	Stride uint32
}

// Is reports whether r is in the table.
func Is(rangeTab *RangeTable, r rune) bool {
	if rangeTab.class != "" {
		return hasClass(rangeTab.class, r)
	}
	u := uint32(r)
	for i := range rangeTab.R16 {
		t := &rangeTab.R16[i]
		if lo := uint32(t.Lo); lo <= u && u <= uint32(t.Hi) {
			return t.Stride == 1 || (u-lo)%uint32(t.Stride) == 0
		}
	}
	for i := range rangeTab.R32 {
		t := &rangeTab.R32[i]
		if t.Lo <= u && u <= t.Hi {
			return t.Stride == 1 || (u-t.Lo)%t.Stride == 0
		}
	}
	return false
}

// In reports whether r is in one of the tables.
func In(r rune, ranges ...*RangeTable) bool {
	for _, inside := range ranges {
		if Is(inside, r) {
			return true
		}
	}
	return false
}

// IsOneOf is In with its arguments swapped.
func IsOneOf(ranges []*RangeTable, r rune) bool {
	for _, inside := range ranges {
		if Is(inside, r) {
			return true
		}
	}
	return false
}

// IsControl reports whether r is a control character.
//
//minigo:inlcost 16
func IsControl(r rune) bool {
	return uint32(r) <= MaxLatin1 && latin[uint8(r)]&controlBit != 0
}

// IsLetter reports whether r is a letter (category L).
//
//minigo:inlcost 76
func IsLetter(r rune) bool {
	if uint32(r) <= MaxLatin1 {
		return latin[uint8(r)]&letterBit != 0
	}
	return isLetter(r)
}

// IsMark reports whether r is a mark (category M).
//
//minigo:inlcost 62
func IsMark(r rune) bool { return isMark(r) }

// IsNumber reports whether r is a number (category N).
//
//minigo:inlcost 76
func IsNumber(r rune) bool {
	if uint32(r) <= MaxLatin1 {
		return latin[uint8(r)]&numberBit != 0
	}
	return isNumber(r)
}

// IsDigit reports whether r is a decimal digit (category Nd).
//
//minigo:inlcost 74
func IsDigit(r rune) bool { return isDigit(r) }

// IsPunct reports whether r is punctuation (category P).
//
//minigo:inlcost 76
func IsPunct(r rune) bool {
	if uint32(r) <= MaxLatin1 {
		return latin[uint8(r)]&punctBit != 0
	}
	return isPunct(r)
}

// IsSymbol reports whether r is a symbol (category S).
//
//minigo:inlcost 76
func IsSymbol(r rune) bool {
	if uint32(r) <= MaxLatin1 {
		return latin[uint8(r)]&symbolBit != 0
	}
	return isSymbol(r)
}

// IsUpper reports whether r is an upper case letter.
//
//minigo:inlcost 76
func IsUpper(r rune) bool {
	if uint32(r) <= MaxLatin1 {
		return latin[uint8(r)]&upperBit != 0
	}
	return isUpper(r)
}

// IsLower reports whether r is a lower case letter.
//
//minigo:inlcost 76
func IsLower(r rune) bool {
	if uint32(r) <= MaxLatin1 {
		return latin[uint8(r)]&lowerBit != 0
	}
	return isLower(r)
}

// IsTitle reports whether r is a title case letter.
//
//minigo:inlcost 68
func IsTitle(r rune) bool { return isTitle(r) }

// To maps r to UpperCase, LowerCase or TitleCase.
//
//minigo:inlcost 67
func To(_case int, r rune) rune {
	if _case < 0 || MaxCase <= _case {
		return ReplacementChar
	}
	return to(_case, r)
}

// A CaseRange says what to add to the characters from Lo to Hi to map their case.
type CaseRange struct {
	Lo    uint32
	Hi    uint32
	Delta d
}

type d [MaxCase]rune

// SpecialCase has mappings of one language, in order, that come before the usual ones.
type SpecialCase []CaseRange

// TurkishCase is the case mapping of Turkish.
var TurkishCase SpecialCase = SpecialCase{
	CaseRange{0x49, 0x49, d{0, 0x131 - 0x49, 0}},
	CaseRange{0x69, 0x69, d{0x130 - 0x69, 0, 0x130 - 0x69}},
	CaseRange{0x130, 0x130, d{0, 0x69 - 0x130, 0}},
	CaseRange{0x131, 0x131, d{0x49 - 0x131, 0, 0x49 - 0x131}},
}

// AzeriCase is the case mapping of Azeri.
var AzeriCase SpecialCase = TurkishCase

func (special SpecialCase) mapCase(_case int, r rune) (mapped rune, found bool) {
	for i := range special {
		c := &special[i]
		if r < rune(c.Lo) || rune(c.Hi) < r {
			continue
		}
		delta := c.Delta[_case]
		if delta > MaxRune {
			// Alternating: the title case of both is the upper one.
			return rune(c.Lo) + (r-rune(c.Lo))&^1 + rune(_case&1), true
		}
		return r + delta, true
	}
	return r, false
}

// ToUpper maps r to upper case.
func (special SpecialCase) ToUpper(r rune) rune {
	if m, ok := special.mapCase(UpperCase, r); ok {
		return m
	}
	return ToUpper(r)
}

// ToTitle maps r to title case.
func (special SpecialCase) ToTitle(r rune) rune {
	if m, ok := special.mapCase(TitleCase, r); ok {
		return m
	}
	return ToTitle(r)
}

// ToLower maps r to lower case.
func (special SpecialCase) ToLower(r rune) rune {
	if m, ok := special.mapCase(LowerCase, r); ok {
		return m
	}
	return ToLower(r)
}

// What the characters up to MaxLatin1 are.
const (
	controlBit = 1 << iota
	punctBit
	numberBit
	symbolBit
	upperBit
	lowerBit
	letterBit
)

const latin = "" +
	"\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01" +
	"\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01" +
	"\x00\x02\x02\x02\x08\x02\x02\x02\x02\x02\x02\x08\x02\x02\x02\x02" +
	"\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x02\x02\x08\x08\x08\x02" +
	"\x02\x50\x50\x50\x50\x50\x50\x50\x50\x50\x50\x50\x50\x50\x50\x50" +
	"\x50\x50\x50\x50\x50\x50\x50\x50\x50\x50\x50\x02\x02\x02\x08\x02" +
	"\x08\x60\x60\x60\x60\x60\x60\x60\x60\x60\x60\x60\x60\x60\x60\x60" +
	"\x60\x60\x60\x60\x60\x60\x60\x60\x60\x60\x60\x02\x08\x02\x08\x01" +
	"\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01" +
	"\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01" +
	"\x00\x02\x08\x08\x08\x08\x08\x02\x08\x08\x40\x02\x08\x00\x08\x08" +
	"\x08\x08\x04\x04\x08\x60\x02\x02\x08\x04\x40\x02\x04\x04\x04\x02" +
	"\x50\x50\x50\x50\x50\x50\x50\x50\x50\x50\x50\x50\x50\x50\x50\x50" +
	"\x50\x50\x50\x50\x50\x50\x50\x08\x50\x50\x50\x50\x50\x50\x50\x60" +
	"\x60\x60\x60\x60\x60\x60\x60\x60\x60\x60\x60\x60\x60\x60\x60\x60" +
	"\x60\x60\x60\x60\x60\x60\x60\x08\x60\x60\x60\x60\x60\x60\x60\x60"
