// SPDX-License-Identifier: MIT

package strconv

import "unicode/utf8"

const (
	lowerhex  = "0123456789abcdef"
	escapes   = "abtnvfr" // for the bytes 7 to 13
	firstName = 7
)

func quoteWith(s string, quote byte, ASCIIonly, graphicOnly bool) string {
	return string(appendQuotedWith(make([]byte, 0, 3*len(s)/2), s, quote, ASCIIonly, graphicOnly))
}

func quoteRuneWith(r rune, quote byte, ASCIIonly, graphicOnly bool) string {
	return string(appendQuotedRuneWith(nil, r, quote, ASCIIonly, graphicOnly))
}

func appendQuotedWith(buf []byte, s string, quote byte, ASCIIonly, graphicOnly bool) []byte {
	if cap(buf)-len(buf) < len(s) {
		larger := make([]byte, len(buf), len(buf)+1+len(s)+1)
		copy(larger, buf)
		buf = larger
	}
	buf = append(buf, quote)
	for {
		n := plainLen(s, quote)
		buf = append(buf, s[:n]...)
		s = s[n:]
		if len(s) == 0 {
			break
		}
		r, width := utf8.DecodeRuneInString(s)
		if r == utf8.RuneError && width == 1 {
			buf = append(buf, '\\', 'x', lowerhex[s[0]>>4], lowerhex[s[0]&15])
		} else {
			buf = appendEscapedRune(buf, r, quote, ASCIIonly, graphicOnly)
		}
		s = s[width:]
	}
	return append(buf, quote)
}

func appendQuotedRuneWith(buf []byte, r rune, quote byte, ASCIIonly, graphicOnly bool) []byte {
	buf = append(buf, quote)
	if !utf8.ValidRune(r) {
		r = utf8.RuneError
	}
	buf = appendEscapedRune(buf, r, quote, ASCIIonly, graphicOnly)
	return append(buf, quote)
}

func appendEscapedRune(buf []byte, r rune, quote byte, ASCIIonly, graphicOnly bool) []byte {
	if r == rune(quote) || r == '\\' {
		return append(buf, '\\', byte(r))
	}
	if r < utf8.RuneSelf || !ASCIIonly {
		if IsPrint(r) || graphicOnly && IsGraphic(r) {
			return utf8.AppendRune(buf, r)
		}
	}
	digits := 0
	switch {
	case firstName <= r && r < firstName+rune(len(escapes)):
		return append(buf, '\\', escapes[r-firstName])
	case r < ' ' || r == 0x7f:
		buf = append(buf, '\\', 'x')
		digits = 2
	case r > 0xFFFF && utf8.ValidRune(r):
		buf = append(buf, '\\', 'U')
		digits = 8
	default:
		if !utf8.ValidRune(r) {
			r = utf8.RuneError
		}
		buf = append(buf, '\\', 'u')
		digits = 4
	}
	for shift := 4 * (digits - 1); shift >= 0; shift -= 4 {
		buf = append(buf, lowerhex[r>>uint(shift)&15])
	}
	return buf
}

// Quote returns s as a Go string literal.
func Quote(s string) string {
	return quoteWith(s, '"', false, false)
}

// AppendQuote appends what Quote returns.
func AppendQuote(dst []byte, s string) []byte {
	return appendQuotedWith(dst, s, '"', false, false)
}

// QuoteToASCII is Quote with escapes for all that is not ASCII.
func QuoteToASCII(s string) string {
	return quoteWith(s, '"', true, false)
}

// AppendQuoteToASCII appends what QuoteToASCII returns.
func AppendQuoteToASCII(dst []byte, s string) []byte {
	return appendQuotedWith(dst, s, '"', true, false)
}

// QuoteToGraphic is Quote but leaves all graphic characters unescaped.
func QuoteToGraphic(s string) string {
	return quoteWith(s, '"', false, true)
}

// AppendQuoteToGraphic appends what QuoteToGraphic returns.
func AppendQuoteToGraphic(dst []byte, s string) []byte {
	return appendQuotedWith(dst, s, '"', false, true)
}

// QuoteRune returns r as a Go character literal.
func QuoteRune(r rune) string {
	return quoteRuneWith(r, '\'', false, false)
}

// AppendQuoteRune appends what QuoteRune returns.
func AppendQuoteRune(dst []byte, r rune) []byte {
	return appendQuotedRuneWith(dst, r, '\'', false, false)
}

// QuoteRuneToASCII is QuoteRune with escapes for all that is not ASCII.
func QuoteRuneToASCII(r rune) string {
	return quoteRuneWith(r, '\'', true, false)
}

// AppendQuoteRuneToASCII appends what QuoteRuneToASCII returns.
func AppendQuoteRuneToASCII(dst []byte, r rune) []byte {
	return appendQuotedRuneWith(dst, r, '\'', true, false)
}

// QuoteRuneToGraphic is QuoteRune but leaves all graphic characters unescaped.
func QuoteRuneToGraphic(r rune) string {
	return quoteRuneWith(r, '\'', false, true)
}

// AppendQuoteRuneToGraphic appends what QuoteRuneToGraphic returns.
func AppendQuoteRuneToGraphic(dst []byte, r rune) []byte {
	return appendQuotedRuneWith(dst, r, '\'', false, true)
}

// CanBackquote reports whether s can be a raw string of one line.
func CanBackquote(s string) bool {
	for len(s) > 0 {
		r, width := utf8.DecodeRuneInString(s)
		if r == utf8.RuneError && width == 1 || r == '\ufeff' {
			return false
		}
		if r < ' ' && r != '\t' || r == '`' || r == 0x7f {
			return false
		}
		s = s[width:]
	}
	return true
}
