// SPDX-License-Identifier: MIT

package testing

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Regular expressions in Go's syntax, as far as names of benchmarks want them: no classes by Unicode name (\pL).
//
// An expression becomes instructions with relative targets, so that a part can be repeated by copying it. Matching
// follows all ways through them at once (Thompson, 1968): time is that of the text times the number of instructions,
// whatever the expression.

type regexpOp int

const (
	opSet   regexpOp = iota // consume a character of set
	opSplit                 // go on at +x and at +y
	opJump                  // go on at +x
	opAssert                // go on at +1 if what x says holds here
	opMatch
)

type regexpInst struct {
	op   regexpOp
	x, y int
	set  []rune // pairs: from, to
	not  bool   // characters that are not in set
	fold bool   // whatever the case
}

type regexp struct {
	prog []regexpInst
}

const (
	maxRegexpInsts = 20000
	maxRegexpDepth = 200
	maxRepeat      = 1000
)

// regexpError is text about the part of the expression at fault.
type regexpError struct {
	text, part string
}

func (e *regexpError) Error() string { return "error parsing regexp: " + e.text + ": `" + e.part + "`" }

// compileRegexp parses by recursive descent; a fault ends it by a panic that it takes back.
func compileRegexp(s string) (re *regexp, err error) {
	defer func() {
		if e := recover(); e != nil {
			fault, ok := e.(*regexpError)
			if !ok {
				panic(e)
			}
			re, err = nil, fault
		}
	}()
	p := &regexpParser{text: s, rest: s}
	if !utf8.ValidString(s) {
		p.fail("invalid UTF-8", s)
	}
	prog := p.alternatives()
	if p.rest != "" {
		p.fail("unexpected )", s)
	}
	return &regexp{append(prog, regexpInst{op: opMatch})}, nil
}

type regexpParser struct {
	text, rest string
	depth      int
	fold       bool // (?i)
	dotNL      bool // (?s)
}

func (p *regexpParser) fail(text, part string) {
	panic(&regexpError{text, part})
}

// next takes a character.
func (p *regexpParser) next() rune {
	r, n := utf8.DecodeRuneInString(p.rest)
	p.rest = p.rest[n:]
	return r
}

func (p *regexpParser) take(prefix string) bool {
	if strings.HasPrefix(p.rest, prefix) {
		p.rest = p.rest[len(prefix):]
		return true
	}
	return false
}

func (p *regexpParser) check(prog []regexpInst) []regexpInst {
	if len(prog) > maxRegexpInsts {
		p.fail("expression too large", p.text)
	}
	return prog
}

// alternatives = concatenation { "|" concatenation }
func (p *regexpParser) alternatives() []regexpInst {
	if p.depth++; p.depth > maxRegexpDepth {
		p.fail("expression nests too deeply", p.text)
	}
	prog := p.concatenation()
	for p.take("|") {
		other := p.concatenation()
		both := []regexpInst{{op: opSplit, x: 1, y: len(prog) + 2}}
		both = append(both, prog...)
		both = append(both, regexpInst{op: opJump, x: len(other) + 1})
		prog = p.check(append(both, other...))
	}
	p.depth--
	return prog
}

// concatenation = { atom [ repetition ] | "\Q" text "\E" }
func (p *regexpParser) concatenation() []regexpInst {
	var prog []regexpInst
	for p.rest != "" && p.rest[0] != '|' && p.rest[0] != ')' {
		if p.take(`\Q`) {
			text, rest, _ := strings.Cut(p.rest, `\E`)
			p.rest = rest
			for i, r := range text {
				one := p.one([]rune{r, r}, false)
				if i+utf8.RuneLen(r) == len(text) {
					one = p.repetition(one)
				}
				prog = p.check(append(prog, one...))
			}
		} else {
			prog = p.check(append(prog, p.repetition(p.atom())...))
		}
	}
	return prog
}

// repetition = [ ( "*" | "+" | "?" | "{" n [ "," [ m ] ] "}" ) [ "?" ] ], of atom; nil: of flags. Whether it takes as
// few as possible or as many makes no difference to whether it matches.
func (p *regexpParser) repetition(atom []regexpInst) []regexpInst {
	least, most, text := p.bounds()
	if text == "" {
		return atom
	}
	if atom == nil {
		p.fail("missing argument to repetition operator", text)
	}
	if least > maxRepeat || most > maxRepeat || most >= 0 && most < least {
		p.fail("invalid repeat count", text)
	}
	p.take("?")
	if _, _, second := p.bounds(); second != "" {
		if p.take("?") {
			second += "?"
		}
		p.fail("invalid nested repetition operator", text+second)
	}
	var prog []regexpInst
	for i := 0; i < least; i++ {
		prog = p.check(append(prog, atom...))
	}
	if most < 0 {
		prog = append(prog, regexpInst{op: opSplit, x: 1, y: len(atom) + 2})
		prog = append(prog, atom...)
		return append(prog, regexpInst{op: opJump, x: -len(atom) - 1})
	}
	for i := least; i < most; i++ { // each one skips all that follow
		left := (most - i) * (len(atom) + 1)
		prog = append(prog, regexpInst{op: opSplit, x: 1, y: left})
		prog = p.check(append(prog, atom...))
	}
	return prog
}

// bounds takes a repetition operator; most < 0: no limit. text is "" when there is none: a "{" that begins no
// repetition is a plain character.
func (p *regexpParser) bounds() (least, most int, text string) {
	if p.rest == "" {
		return 0, 0, ""
	}
	text = p.rest[:1]
	switch text {
	case "*":
		least, most = 0, -1
	case "+":
		least, most = 1, -1
	case "?":
		least, most = 0, 1
	case "{":
		end := strings.IndexByte(p.rest, '}')
		if end < 0 {
			return 0, 0, ""
		}
		text = p.rest[:end+1]
		low, high, isRange := strings.Cut(text[1:end], ",")
		var ok bool
		if least, ok = number(low); !ok {
			return 0, 0, ""
		}
		most = least
		if isRange && high == "" {
			most = -1
		} else if isRange {
			if most, ok = number(high); !ok {
				return 0, 0, ""
			}
		}
	default:
		return 0, 0, ""
	}
	p.rest = p.rest[len(text):]
	return least, most, text
}

// number is the value of digits; a large one stays above maxRepeat.
func number(s string) (n int, ok bool) {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		if n = n*10 + int(s[i]-'0'); n > maxRepeat {
			n = maxRepeat + 1
		}
	}
	return n, s != ""
}

func (p *regexpParser) one(set []rune, not bool) []regexpInst {
	return []regexpInst{{op: opSet, set: set, not: not, fold: p.fold}}
}

func (p *regexpParser) atom() []regexpInst {
	whole := p.rest
	switch r := p.next(); r {
	case '.':
		if p.dotNL {
			return p.one(nil, true)
		}
		return p.one([]rune{'\n', '\n'}, true)
	case '^':
		return []regexpInst{{op: opAssert, x: 'A'}}
	case '$':
		return []regexpInst{{op: opAssert, x: 'z'}}
	case '*', '+', '?':
		p.fail("missing argument to repetition operator", whole[:1])
		return nil
	case '[':
		return p.class(whole)
	case '(':
		return p.group(whole)
	case '\\':
		if p.rest == "" {
			p.fail("trailing backslash at end of expression", "")
		}
		if strings.IndexByte("AzbB", p.rest[0]) >= 0 {
			return []regexpInst{{op: opAssert, x: int(p.next())}}
		}
		if set, not := perlClass(p.rest[0]); set != nil {
			p.next()
			return p.one(set, not)
		}
		r = p.escape()
		return p.one([]rune{r, r}, false)
	default:
		return p.one([]rune{r, r}, false)
	}
}

// perlClass is the class that \c stands for, nil if it is none.
func perlClass(c byte) (set []rune, not bool) {
	switch c {
	case 'd', 'D':
		set = []rune{'0', '9'}
	case 'w', 'W':
		set = []rune{'0', '9', 'A', 'Z', '_', '_', 'a', 'z'}
	case 's', 'S':
		set = []rune{'\t', '\n', '\f', '\r', ' ', ' '}
	}
	return set, c < 'a'
}

// escape is the character that an escape stands for; the backslash is taken.
func (p *regexpParser) escape() rune {
	whole := `\` + p.rest
	r := p.next()
	switch r {
	case 'a':
		return '\a'
	case 'f':
		return '\f'
	case 'n':
		return '\n'
	case 'r':
		return '\r'
	case 't':
		return '\t'
	case 'v':
		return '\v'
	case 'x':
		digits := ""
		if p.take("{") {
			if end := strings.IndexByte(p.rest, '}'); end >= 0 {
				digits = p.rest[:end]
				p.rest = p.rest[end+1:]
			}
		} else if len(p.rest) >= 2 {
			digits = p.rest[:2]
			p.rest = p.rest[2:]
		}
		value := rune(0)
		for i := 0; i < len(digits); i++ {
			d := strings.IndexByte("0123456789abcdef", digits[i]|' ')
			if d < 0 || value > unicode.MaxRune>>4 {
				digits = ""
				break
			}
			value = value<<4 | rune(d)
		}
		if digits != "" {
			return value
		}
	default:
		if r < utf8.RuneSelf && !(r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '_') {
			return r
		}
	}
	p.fail("invalid escape sequence", whole[:len(whole)-len(p.rest)])
	return 0
}

// group = "(" [ "?:" | "?P<name>" | "?flags" [ ":" ] ] alternatives ")"; flags without ":" hold to the end of the group
// around.
func (p *regexpParser) group(whole string) []regexpInst {
	fold, dotNL := p.fold, p.dotNL
	if p.take("?P<") || p.take("?<") {
		end := strings.IndexByte(p.rest, '>')
		if end <= 0 {
			p.fail("invalid named capture", whole)
		}
		p.rest = p.rest[end+1:]
	} else if p.take("?") {
		on := true
		for done := false; !done; {
			if p.rest == "" {
				p.fail("invalid or unsupported Perl syntax", whole)
			}
			switch c := p.next(); c {
			case 'i':
				p.fold = on
			case 's':
				p.dotNL = on
			case 'm', 'U': // a name is one line, and whether it matches is all there is to know
			case '-':
				on = false
			case ':':
				done = true
			case ')':
				return nil
			default:
				p.fail("invalid or unsupported Perl syntax", whole[:len(whole)-len(p.rest)])
			}
		}
	}
	prog := append([]regexpInst{}, p.alternatives()...) // not nil, though it may be empty
	if !p.take(")") {
		p.fail("missing closing )", p.text)
	}
	p.fold, p.dotNL = fold, dotNL
	return prog
}

var namedClasses = []struct {
	name string
	set  []rune
}{
	{"[:alnum:]", []rune{'0', '9', 'A', 'Z', 'a', 'z'}},
	{"[:alpha:]", []rune{'A', 'Z', 'a', 'z'}},
	{"[:digit:]", []rune{'0', '9'}},
	{"[:lower:]", []rune{'a', 'z'}},
	{"[:punct:]", []rune{'!', '/', ':', '@', '[', '`', '{', '~'}},
	{"[:space:]", []rune{'\t', '\r', ' ', ' '}},
	{"[:upper:]", []rune{'A', 'Z'}},
	{"[:word:]", []rune{'0', '9', 'A', 'Z', '_', '_', 'a', 'z'}},
	{"[:xdigit:]", []rune{'0', '9', 'A', 'F', 'a', 'f'}},
}

// class = "[" [ "^" ] { character [ "-" character ] | "\d" | "[:name:]" } "]"
func (p *regexpParser) class(whole string) []regexpInst {
	not := p.take("^")
	var set []rune
items:
	for first := true; first || !p.take("]"); first = false {
		if p.rest == "" {
			p.fail("missing closing ]", whole)
		}
		for _, named := range namedClasses {
			if p.take(named.name) {
				set = append(set, named.set...)
				continue items
			}
		}
		if end := strings.Index(p.rest, ":]"); end > 0 && strings.HasPrefix(p.rest, "[:") {
			p.fail("invalid character class range", p.rest[:end+2])
		}
		if len(p.rest) > 1 && p.rest[0] == '\\' {
			if more, inverse := perlClass(p.rest[1]); more != nil {
				p.rest = p.rest[2:]
				if inverse {
					more = complement(more)
				}
				set = append(set, more...)
				continue
			}
		}
		before := p.rest
		low := p.classRune(whole)
		high := low
		if len(p.rest) > 1 && p.rest[0] == '-' && p.rest[1] != ']' {
			p.next()
			high = p.classRune(whole)
			if high < low {
				p.fail("invalid character class range", before[:len(before)-len(p.rest)])
			}
		}
		set = append(set, low, high)
	}
	return p.one(set, not)
}

func (p *regexpParser) classRune(whole string) rune {
	r := p.next()
	if r != '\\' {
		return r
	}
	if p.rest == "" {
		p.fail("missing closing ]", whole)
	}
	return p.escape()
}

// complement of a set in ascending order.
func complement(set []rune) []rune {
	var out []rune
	next := rune(0)
	for i := 0; i < len(set); i += 2 {
		if set[i] > next {
			out = append(out, next, set[i]-1)
		}
		next = set[i+1] + 1
	}
	return append(out, next, unicode.MaxRune)
}

func (in *regexpInst) has(r rune) bool {
	if inSet(in.set, r) {
		return !in.not
	}
	if in.fold {
		for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
			if inSet(in.set, f) {
				return !in.not
			}
		}
	}
	return in.not
}

func inSet(set []rune, r rune) bool {
	for i := 0; i < len(set); i += 2 {
		if r >= set[i] && r <= set[i+1] {
			return true
		}
	}
	return false
}

func isWord(s string, i int) bool {
	if i < 0 || i >= len(s) {
		return false
	}
	c := s[i]
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_'
}

// match tells whether the expression matches somewhere in s.
func (re *regexp) match(s string) bool {
	n := len(re.prog)
	seen := make([]int, n) // 1 + the last position whose list an instruction is on
	var now, next, todo []int
	// add puts pc on the list of position at, with all that is reached from it without a character.
	add := func(list []int, pc, at int) []int {
		todo = append(todo[:0], pc)
		for len(todo) > 0 {
			pc := todo[len(todo)-1]
			todo = todo[:len(todo)-1]
			if seen[pc] == at+1 {
				continue
			}
			seen[pc] = at + 1
			switch in := &re.prog[pc]; in.op {
			case opJump:
				todo = append(todo, pc+in.x)
			case opSplit:
				todo = append(todo, pc+in.y, pc+in.x)
			case opAssert:
				ok := false
				switch in.x {
				case 'A':
					ok = at == 0
				case 'z':
					ok = at == len(s)
				case 'b':
					ok = isWord(s, at-1) != isWord(s, at)
				case 'B':
					ok = isWord(s, at-1) == isWord(s, at)
				}
				if ok {
					todo = append(todo, pc+1)
				}
			default:
				list = append(list, pc)
			}
		}
		return list
	}
	for at := 0; ; {
		now = add(now, 0, at)
		r, width := utf8.DecodeRuneInString(s[at:])
		next = next[:0]
		for _, pc := range now {
			in := &re.prog[pc]
			if in.op == opMatch {
				return true
			}
			if width > 0 && in.has(r) {
				next = add(next, pc+1, at+width)
			}
		}
		if width == 0 {
			return false
		}
		at += width
		now, next = next, now
	}
}
