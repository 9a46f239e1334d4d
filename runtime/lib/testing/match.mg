// SPDX-License-Identifier: MIT

package testing

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

// A matcher chooses benchmarks by name and makes the names of their parts unique.
//
// A pattern is alternatives separated by |, each of them elements separated by /: element i is a regular expression
// that must match somewhere in element i of the name. Both characters count only outside of parentheses and brackets.
type matcher struct {
	patterns [][]*regexp
	used     map[string]int32 // full names given so far, with how often
}

func newMatcher(pattern string) (*matcher, error) {
	m := &matcher{used: map[string]int32{}}
	alternatives := splitPattern(pattern)
	for a, elements := range alternatives {
		var compiled []*regexp
		for i, element := range elements {
			element = rewrite(element)
			re, err := compileRegexp(element)
			if err != nil {
				text := fmt.Sprintf("element %d of -test.bench (%q): %s", i, element, err)
				if len(alternatives) > 1 {
					text = fmt.Sprintf("alternation %d of %s", a, text)
				}
				return nil, fmt.Errorf("%s", text)
			}
			compiled = append(compiled, re)
		}
		m.patterns = append(m.patterns, compiled)
	}
	return m, nil
}

func splitPattern(s string) [][]string {
	var all [][]string
	var one []string
	parens, brackets, from := 0, 0, 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '[':
			brackets++
		case ']':
			if brackets > 0 {
				brackets--
			}
		case '(':
			if brackets == 0 {
				parens++
			}
		case ')':
			if brackets == 0 {
				parens--
			}
		case '/', '|':
			if brackets != 0 || parens != 0 {
				continue
			}
			one = append(one, s[from:i])
			from = i + 1
			if s[i] == '|' {
				all = append(all, one)
				one = nil
			}
		}
	}
	return append(all, append(one, s[from:]))
}

// match is the full name of part `name` of c (nil: of nothing), and whether it is chosen; partial: only parts of it may be.
func (m *matcher) match(c *common, name string) (full string, ok, partial bool) {
	full = name
	if c != nil && c.level > 0 {
		full = m.unique(c.name + "/" + rewrite(name))
	}
	elements := strings.Split(full, "/")
	for _, pattern := range m.patterns {
		ok = true
		for i := 0; i < len(elements) && i < len(pattern) && ok; i++ {
			ok = pattern[i].match(elements[i])
		}
		if ok {
			return full, true, len(elements) < len(pattern)
		}
	}
	return full, false, false
}

// unique appends #01 and so on to a name that was given before, and #00 to an empty one.
func (m *matcher) unique(base string) string {
	for {
		n := m.used[base]
		m.used[base] = n + 1
		if n == 0 && !strings.HasSuffix(base, "/") {
			// A name like x#01 may have been made of x already.
			prefix, number := cutNumber(base)
			if len(prefix) < len(base) && number < m.used[prefix] {
				continue
			}
			return base
		}
		name := fmt.Sprintf("%s#%02d", base, n)
		if m.used[name] == 0 {
			return name
		}
	}
}

// cutNumber takes off the #NN that unique would append; s itself when there is none.
func cutNumber(s string) (prefix string, number int32) {
	at := strings.LastIndexByte(s, '#')
	if at < 0 {
		return s, 0
	}
	digits := s[at+1:]
	if len(digits) < 2 || len(digits) > 2 && digits[0] == '0' || digits == "00" && !strings.HasSuffix(s[:at], "/") {
		return s, 0
	}
	n, err := strconv.ParseInt(digits, 10, 32)
	if err != nil || n < 0 {
		return s, 0
	}
	return s[:at], int32(n)
}

// rewrite makes a name one printable word.
func rewrite(s string) string {
	var out []byte
	for _, r := range s {
		if unicode.IsSpace(r) {
			out = append(out, '_')
		} else if !strconv.IsPrint(r) {
			quoted := strconv.QuoteRune(r)
			out = append(out, quoted[1:len(quoted)-1]...)
		} else {
			out = append(out, string(r)...)
		}
	}
	return string(out)
}
