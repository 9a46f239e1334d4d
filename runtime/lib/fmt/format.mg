// SPDX-License-Identifier: MIT

package fmt

import (
	"strconv"
	"unicode/utf8"
)

const (
	lowerDigits = "0123456789abcdefx"
	upperDigits = "0123456789ABCDEFX"
)

// flags is what the part of a directive between '%' and the verb asked for. wid and prec are never negative.
type flags struct {
	hasWid  bool
	hasPrec bool
	minus   bool
	plus    bool
	sharp   bool
	space   bool
	zero    bool

	// %+v and %#v move their flag here, so that it reaches nested values without meaning a sign or a prefix.
	plusV  bool
	sharpV bool

	wid  int
	prec int
}

func (p *pp) writeString(s string) { p.buf = append(p.buf, s...) }

func (p *pp) writeByte(c byte) { p.buf = append(p.buf, c) }

func (p *pp) writeRune(r rune) { p.buf = utf8.AppendRune(p.buf, r) }

// writePadding appends n times the padding character.
func (p *pp) writePadding(n int) {
	c := byte(' ')
	if p.f.zero {
		c = '0'
	}
	for ; n > 0; n-- {
		p.buf = append(p.buf, c)
	}
}

// padString appends s, as many runes wide as asked.
func (p *pp) padString(s string) {
	if !p.f.hasWid || p.f.wid == 0 {
		p.buf = append(p.buf, s...)
		return
	}
	fill := p.f.wid - utf8.RuneCountInString(s)
	if p.f.minus {
		p.buf = append(p.buf, s...)
		p.writePadding(fill)
	} else {
		p.writePadding(fill)
		p.buf = append(p.buf, s...)
	}
}

// pad is padString for bytes.
func (p *pp) pad(b []byte) {
	if !p.f.hasWid || p.f.wid == 0 {
		p.buf = append(p.buf, b...)
		return
	}
	fill := p.f.wid - utf8.RuneCount(b)
	if p.f.minus {
		p.buf = append(p.buf, b...)
		p.writePadding(fill)
	} else {
		p.writePadding(fill)
		p.buf = append(p.buf, b...)
	}
}

// padBlank pads with spaces whatever the zero flag says: the zeros are in b already.
func (p *pp) padBlank(b []byte) {
	zero := p.f.zero
	p.f.zero = false
	p.pad(b)
	p.f.zero = zero
}

// formatInt writes u (an int64 when signed) in base 2, 8, 10 or 16. The number is built from its end in a scratch
// array, or in a slice where width or precision might not fit it.
func (p *pp) formatInt(u uint64, base int, signed bool, verb rune, digits string) {
	f := &p.f
	neg := signed && int64(u) < 0
	if base == 10 && !f.hasWid && !f.hasPrec && !f.plus && !f.space && verb != 'O' {
		if signed {
			p.buf = strconv.AppendInt(p.buf, int64(u), 10)
		} else {
			p.buf = strconv.AppendUint(p.buf, u, 10)
		}
		return
	}
	if neg {
		u = -u
	}
	buf := p.scratch[:]
	if f.hasWid || f.hasPrec {
		if need := 3 + f.wid + f.prec; need > len(buf) {
			buf = make([]byte, need)
		}
	}
	// minDigits: from the precision, or from a zero-padded width less the sign.
	minDigits := 0
	if f.hasPrec {
		minDigits = f.prec
		if minDigits == 0 && u == 0 {
			zero := f.zero
			f.zero = false
			p.writePadding(f.wid)
			f.zero = zero
			return
		}
	} else if f.zero && f.hasWid {
		minDigits = f.wid
		if neg || f.plus || f.space {
			minDigits--
		}
	}

	end := len(buf)
	i := end
	switch base {
	case 10:
		for ; u >= 10; u /= 10 {
			i--
			buf[i] = byte('0' + u%10)
		}
	case 16:
		for ; u >= 16; u >>= 4 {
			i--
			buf[i] = digits[u&15]
		}
	case 8:
		for ; u >= 8; u >>= 3 {
			i--
			buf[i] = byte('0' + u&7)
		}
	case 2:
		for ; u >= 2; u >>= 1 {
			i--
			buf[i] = byte('0' + u&1)
		}
	}
	i--
	buf[i] = digits[u]
	for i > 0 && end-i < minDigits {
		i--
		buf[i] = '0'
	}

	mark := byte(0) // the letter of 0x, 0X, 0b or 0o
	if f.sharp {
		switch base {
		case 2:
			mark = 'b'
		case 8:
			if buf[i] != '0' {
				i--
				buf[i] = '0'
			}
		case 16:
			mark = digits[16]
		}
	}
	if verb == 'O' {
		mark = 'o'
	}
	if mark != 0 {
		i -= 2
		buf[i], buf[i+1] = '0', mark
	}
	if neg {
		i--
		buf[i] = '-'
	} else if f.plus {
		i--
		buf[i] = '+'
	} else if f.space {
		i--
		buf[i] = ' '
	}
	p.padBlank(buf[i:])
}

// formatUnicode writes u as U+0078, with the sharp flag as U+0078 'x'.
func (p *pp) formatUnicode(u uint64) {
	minDigits := 4
	if p.f.hasPrec && p.f.prec > 4 {
		minDigits = p.f.prec
	}
	buf := append(p.scratch[:0], 'U', '+')
	n := 1
	for v := u; v >= 16; v >>= 4 {
		n++
	}
	for k := n; k < minDigits; k++ {
		buf = append(buf, '0')
	}
	for n > 0 {
		n--
		buf = append(buf, upperDigits[u>>(4*uint(n))&15])
	}
	if p.f.sharp && u <= utf8.MaxRune && strconv.IsPrint(rune(u)) {
		buf = append(buf, ' ', '\'')
		buf = utf8.AppendRune(buf, rune(u))
		buf = append(buf, '\'')
	}
	p.padBlank(buf)
}

// formatChar writes the character u.
func (p *pp) formatChar(u uint64) {
	p.pad(utf8.AppendRune(p.scratch[:0], toRune(u)))
}

// formatQuotedChar writes u as a character literal.
func (p *pp) formatQuotedChar(u uint64) {
	r := toRune(u)
	if p.f.plus {
		p.pad(strconv.AppendQuoteRuneToASCII(p.scratch[:0], r))
	} else {
		p.pad(strconv.AppendQuoteRune(p.scratch[:0], r))
	}
}

func toRune(u uint64) rune {
	if u > utf8.MaxRune {
		return utf8.RuneError
	}
	return rune(u)
}

// cutString keeps as many runes of s as the precision allows.
func (p *pp) cutString(s string) string {
	if p.f.hasPrec {
		n := p.f.prec
		for i := range s {
			if n == 0 {
				return s[:i]
			}
			n--
		}
	}
	return s
}

func (p *pp) cutBytes(b []byte) []byte {
	if p.f.hasPrec {
		n := p.f.prec
		for i := 0; i < len(b); n-- {
			if n == 0 {
				return b[:i]
			}
			size := 1
			if b[i] >= utf8.RuneSelf {
				_, size = utf8.DecodeRune(b[i:])
			}
			i += size
		}
	}
	return b
}

func (p *pp) formatString(s string) { p.padString(p.cutString(s)) }

// formatQuoted writes s as a string literal, with the sharp flag between backquotes if it can be.
func (p *pp) formatQuoted(s string) {
	s = p.cutString(s)
	if p.f.sharp && strconv.CanBackquote(s) {
		p.padString("`" + s + "`")
	} else if p.f.plus {
		p.pad(strconv.AppendQuoteToASCII(p.scratch[:0], s))
	} else {
		p.pad(strconv.AppendQuote(p.scratch[:0], s))
	}
}

// formatHex writes two digits for each byte of s. The space flag puts spaces between bytes; the sharp flag puts 0x
// before the whole, or before each byte when there are spaces.
func (p *pp) formatHex(s string, digits string) {
	f := &p.f
	n := len(s)
	if f.hasPrec && f.prec < n {
		n = f.prec
	}
	if n <= 0 {
		if f.hasWid {
			p.writePadding(f.wid)
		}
		return
	}
	width := 2 * n
	if f.space {
		if f.sharp {
			width *= 2
		}
		width += n - 1
	} else if f.sharp {
		width += 2
	}
	fill := 0
	if f.hasWid {
		fill = f.wid - width
	}
	if !f.minus {
		p.writePadding(fill)
	}
	b := p.buf
	for i := 0; i < n; i++ {
		if i > 0 && f.space {
			b = append(b, ' ')
		}
		if f.sharp && (i == 0 || f.space) {
			b = append(b, '0', digits[16])
		}
		c := s[i]
		b = append(b, digits[c>>4], digits[c&15])
	}
	p.buf = b
	if f.minus {
		p.writePadding(fill)
	}
}

// formatFloat writes v in one of strconv's formats; prec stands when the directive gives none.
func (p *pp) formatFloat(v float64, size int, verb rune, prec int) {
	f := &p.f
	if f.hasPrec {
		prec = f.prec
	}
	// num always begins with a sign.
	num := strconv.AppendFloat(p.scratch[:1], v, byte(verb), prec, size)
	if num[1] == '-' || num[1] == '+' {
		num = num[1:]
	} else {
		num[0] = '+'
	}
	if f.space && !f.plus && num[0] == '+' {
		num[0] = ' '
	}
	if num[1] == 'I' || num[1] == 'N' {
		// Infinities and NaN are not padded with zeros; a NaN shows no sign unless one is asked for.
		if num[1] == 'N' && !f.space && !f.plus {
			num = num[1:]
		} else if num[0] == '+' && !f.plus && num[1] == 'N' {
			num = num[1:]
		}
		p.padBlank(num)
		return
	}
	if f.sharp && verb != 'b' {
		num = p.restoreZeros(num, verb, prec)
	}
	if !f.plus && num[0] == '+' {
		p.pad(num[1:])
		return
	}
	if f.zero && f.hasWid && f.wid > len(num) {
		p.writeByte(num[0])
		p.writePadding(f.wid - len(num))
		p.buf = append(p.buf, num[1:]...)
		return
	}
	p.pad(num)
}

// restoreZeros gives num the decimal point and, for the general formats, the trailing zeros that %# asks for.
func (p *pp) restoreZeros(num []byte, verb rune, prec int) []byte {
	want := 0 // significant digits still missing
	switch verb {
	case 'g', 'G', 'x':
		want = prec
		if want < 0 {
			want = 6
		}
	}
	mantissa := len(num)
	point, started := false, false
scan:
	for i := 1; i < len(num); i++ {
		c := num[i]
		switch {
		case c == '.':
			point = true
			continue
		case c == 'p' || c == 'P', (c == 'e' || c == 'E') && verb != 'x' && verb != 'X':
			mantissa = i
			break scan
		case c != '0':
			started = true
		}
		if started {
			want--
		}
	}
	var store [8]byte
	exponent := append(store[:0], num[mantissa:]...)
	num = num[:mantissa]
	if !point {
		if len(num) == 2 && num[1] == '0' {
			want-- // the 0 of "0." counts
		}
		num = append(num, '.')
	}
	for ; want > 0; want-- {
		num = append(num, '0')
	}
	return append(num, exponent...)
}
