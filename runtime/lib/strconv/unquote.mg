// SPDX-License-Identifier: MIT

package strconv

import "unicode/utf8"

func contains(s string, c byte) bool {
	return indexByte(s, c) != -1
}

func hexDigit(c byte) (v rune, ok bool) {
	switch {
	case '0' <= c && c <= '9':
		return rune(c - '0'), true
	case 'a' <= lower(c) && lower(c) <= 'f':
		return rune(lower(c)-'a') + 10, true
	}
	return 0, false
}

// UnquoteChar decodes the first character of the inside of a literal delimited by
// quote. multibyte: the value needs UTF-8 and is no single byte.
func UnquoteChar(s string, quote byte) (value rune, multibyte bool, tail string, err error) {
	if len(s) == 0 {
		return 0, false, "", ErrSyntax
	}
	c := s[0]
	if c == quote && (quote == '\'' || quote == '"') {
		return 0, false, "", ErrSyntax
	}
	if c >= utf8.RuneSelf {
		r, size := utf8.DecodeRuneInString(s)
		return r, true, s[size:], nil
	}
	if c != '\\' {
		return rune(c), false, s[1:], nil
	}
	if len(s) < 2 {
		return 0, false, "", ErrSyntax
	}
	c, s = s[1], s[2:]
	digits := 0
	switch c {
	case 'a':
		value = '\a'
	case 'b':
		value = '\b'
	case 'f':
		value = '\f'
	case 'n':
		value = '\n'
	case 'r':
		value = '\r'
	case 't':
		value = '\t'
	case 'v':
		value = '\v'
	case '\\':
		value = '\\'
	case '\'', '"':
		if c != quote {
			return 0, false, "", ErrSyntax
		}
		value = rune(c)
	case '0', '1', '2', '3', '4', '5', '6', '7':
		if len(s) < 2 {
			return 0, false, "", ErrSyntax
		}
		value = rune(c - '0')
		for i := 0; i < 2; i++ {
			if s[i] < '0' || s[i] > '7' {
				return 0, false, "", ErrSyntax
			}
			value = value<<3 | rune(s[i]-'0')
		}
		if value > 255 {
			return 0, false, "", ErrSyntax
		}
		s = s[2:]
	case 'x':
		digits = 2
	case 'u':
		digits = 4
	case 'U':
		digits = 8
	default:
		return 0, false, "", ErrSyntax
	}
	if digits == 0 {
		return value, false, s, nil
	}
	if len(s) < digits {
		return 0, false, "", ErrSyntax
	}
	for i := 0; i < digits; i++ {
		d, ok := hexDigit(s[i])
		if !ok {
			return 0, false, "", ErrSyntax
		}
		value = value<<4 | d
	}
	s = s[digits:]
	if c == 'x' {
		return value, false, s, nil
	}
	if !utf8.ValidRune(value) {
		return 0, false, "", ErrSyntax
	}
	return value, true, s, nil
}

// QuotedPrefix returns the literal at the start of s, quotes included.
func QuotedPrefix(s string) (string, error) {
	out, _, err := unquote(s, false)
	return out, err
}

// Unquote returns what a Go string or character literal stands for.
func Unquote(s string) (string, error) {
	out, rest, err := unquote(s, true)
	if len(rest) > 0 {
		return "", ErrSyntax
	}
	return out, err
}

// unquote handles the literal at the start of s: its value, or the literal
// itself when unescape is false, and what follows.
func unquote(s string, unescape bool) (out, rest string, err error) {
	if len(s) < 2 {
		return "", "", ErrSyntax
	}
	quote := s[0]
	end := indexByte(s[1:], quote)
	if end < 0 {
		return "", "", ErrSyntax
	}
	inside, whole := s[1:1+end], s[:end+2]
	switch quote {
	case '`':
		if !unescape {
			return whole, s[len(whole):], nil
		}
		if !contains(inside, '\r') {
			return inside, s[len(whole):], nil
		}
		buf := make([]byte, 0, len(inside)-1)
		for i := 0; i < len(inside); i++ {
			if inside[i] != '\r' {
				buf = append(buf, inside[i])
			}
		}
		return string(buf), s[len(whole):], nil
	case '"', '\'':
		if !contains(inside, '\\') && !contains(inside, '\n') && isPlain(inside, quote) {
			if unescape {
				return inside, s[len(whole):], nil
			}
			return whole, s[len(whole):], nil
		}
		return unquoteEscapes(s, quote, unescape, len(whole))
	}
	return "", "", ErrSyntax
}

func isPlain(inside string, quote byte) bool {
	if quote == '"' {
		return utf8.ValidString(inside)
	}
	r, n := utf8.DecodeRuneInString(inside)
	return n == len(inside) && (r != utf8.RuneError || n != 1)
}

func unquoteEscapes(s string, quote byte, unescape bool, guess int) (out, rest string, err error) {
	var buf []byte
	if unescape {
		buf = make([]byte, 0, 3*guess/2)
	}
	rest = s[1:]
	for len(rest) > 0 && rest[0] != quote {
		r, multibyte, tail, err := UnquoteChar(rest, quote)
		if err != nil || rest[0] == '\n' {
			return "", "", ErrSyntax
		}
		rest = tail
		if unescape {
			if r < utf8.RuneSelf || !multibyte {
				buf = append(buf, byte(r))
			} else {
				buf = utf8.AppendRune(buf, r)
			}
		}
		if quote == '\'' {
			break // one character only
		}
	}
	if len(rest) == 0 || rest[0] != quote {
		return "", "", ErrSyntax
	}
	rest = rest[1:]
	if unescape {
		return string(buf), rest, nil
	}
	return s[:len(s)-len(rest)], rest, nil
}
