// A JSON parser and printer: recursive descent over a string, values in interfaces, errors with positions.
package main

import (
	"errors"
	"fmt"
	"os"
	"sort"
	"strconv"
	"strings"
)

type Value interface{}
type Object map[string]Value
type Array []Value

type SyntaxError struct {
	Offset int
	Msg    string
}

func (e *SyntaxError) Error() string { return fmt.Sprintf("offset %d: %s", e.Offset, e.Msg) }

var ErrDepth = errors.New("nested too deeply")

type parser struct {
	src   string
	pos   int
	depth int
}

func (p *parser) fail(format string, args ...interface{}) {
	panic(&SyntaxError{p.pos, fmt.Sprintf(format, args...)})
}

func (p *parser) space() {
	for p.pos < len(p.src) && strings.IndexByte(" \t\r\n", p.src[p.pos]) >= 0 {
		p.pos++
	}
}

func (p *parser) peek() byte {
	p.space()
	if p.pos >= len(p.src) {
		p.fail("unexpected end")
	}
	return p.src[p.pos]
}

func (p *parser) expect(c byte) {
	if got := p.peek(); got != c {
		p.fail("expected %q, found %q", c, got)
	}
	p.pos++
}

func (p *parser) word(w string, v Value) Value {
	if !strings.HasPrefix(p.src[p.pos:], w) {
		p.fail("bad literal")
	}
	p.pos += len(w)
	return v
}

func (p *parser) value() Value {
	switch c := p.peek(); {
	case c == '{':
		return p.object()
	case c == '[':
		return p.array()
	case c == '"':
		return p.str()
	case c == 't':
		return p.word("true", true)
	case c == 'f':
		return p.word("false", false)
	case c == 'n':
		return p.word("null", nil)
	case c == '-' || '0' <= c && c <= '9':
		return p.number()
	default:
		p.fail("unexpected %q", c)
	}
	return nil
}

func (p *parser) enter() func() {
	p.depth++
	if p.depth > 100 {
		panic(ErrDepth)
	}
	p.pos++
	return func() { p.depth-- }
}

func (p *parser) object() Object {
	defer p.enter()()
	o := Object{}
	if p.peek() == '}' {
		p.pos++
		return o
	}
	for {
		if p.peek() != '"' {
			p.fail("expected a key")
		}
		key := p.str()
		if _, dup := o[key]; dup {
			p.fail("duplicate key %q", key)
		}
		p.expect(':')
		o[key] = p.value()
		if p.peek() == '}' {
			p.pos++
			return o
		}
		p.expect(',')
	}
}

func (p *parser) array() (a Array) {
	defer p.enter()()
	a = Array{}
	if p.peek() == ']' {
		p.pos++
		return a
	}
	for {
		a = append(a, p.value())
		if p.peek() == ']' {
			p.pos++
			return
		}
		p.expect(',')
	}
}

func (p *parser) str() string {
	p.pos++
	var b strings.Builder
	for ; p.pos < len(p.src); p.pos++ {
		switch c := p.src[p.pos]; c {
		case '"':
			p.pos++
			return b.String()
		case '\\':
			p.pos++
			if p.pos >= len(p.src) {
				p.fail("unexpected end")
			}
			switch e := p.src[p.pos]; e {
			case 'n':
				b.WriteByte('\n')
			case 't':
				b.WriteByte('\t')
			case '"', '\\', '/':
				b.WriteByte(e)
			case 'u':
				if p.pos+4 >= len(p.src) {
					p.fail("short escape")
				}
				n, err := strconv.ParseUint(p.src[p.pos+1:p.pos+5], 16, 32)
				if err != nil {
					p.fail("bad escape: %v", err)
				}
				b.WriteRune(rune(n))
				p.pos += 4
			default:
				p.fail("unknown escape %q", e)
			}
		default:
			b.WriteByte(c)
		}
	}
	p.fail("unterminated string")
	return ""
}

func (p *parser) number() float64 {
	start := p.pos
	for p.pos < len(p.src) && strings.ContainsRune("+-.eE0123456789", rune(p.src[p.pos])) {
		p.pos++
	}
	f, err := strconv.ParseFloat(p.src[start:p.pos], 64)
	if err != nil {
		p.pos = start
		p.fail("bad number: %v", err)
	}
	return f
}

func Parse(s string) (v Value, err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case *SyntaxError:
			v, err = nil, fmt.Errorf("json: %w", r)
		case error:
			v, err = nil, r
		default:
			panic(r)
		}
	}()
	p := &parser{src: s}
	v = p.value()
	p.space()
	if p.pos != len(s) {
		p.fail("trailing data")
	}
	return v, nil
}

func write(b *strings.Builder, v Value, indent string) {
	switch x := v.(type) {
	case nil:
		b.WriteString("null")
	case bool, float64:
		fmt.Fprint(b, x)
	case string:
		b.WriteString(strconv.Quote(x))
	case Array:
		b.WriteString("[")
		for i, e := range x {
			if i > 0 {
				b.WriteString(", ")
			}
			write(b, e, indent+"  ")
		}
		b.WriteString("]")
	case Object:
		keys := make([]string, 0, len(x))
		for k := range x {
			keys = append(keys, k)
		}
		sort.Strings(keys)
		b.WriteString("{")
		for i, k := range keys {
			if i > 0 {
				b.WriteString(",")
			}
			b.WriteString("\n" + indent + "  " + strconv.Quote(k) + ": ")
			write(b, x[k], indent+"  ")
		}
		if len(keys) > 0 {
			b.WriteString("\n" + indent)
		}
		b.WriteString("}")
	default:
		panic(fmt.Sprintf("write: %T", v))
	}
}

func sum(v Value) (total float64) {
	switch x := v.(type) {
	case float64:
		return x
	case Array:
		for _, e := range x {
			total += sum(e)
		}
	case Object:
		for _, e := range x {
			total += sum(e)
		}
	}
	return
}

func main() {
	docs := []string{
		`{"name": "minigo", "tags": ["a", "b\n", "\u00e9\u4e16"], "n": -12.5e1, "ok": true, "none": null, "sub": {"x": [1, [2, [3]]], "e": {}}}`,
		`[1, 2, 3, {"a": 4}, []]`,
		` "just a string" `,
		`{"a": 1, "a": 2}`,
		`[1, 2`,
		`{"a" 1}`,
		`[1.2.3]`,
		`"\q"`,
		`tru`,
		`[] x`,
		strings.Repeat("[", 101),
	}
	for _, d := range docs {
		v, err := Parse(d)
		var se *SyntaxError
		if errors.As(err, &se) {
			fmt.Println("error:", err, "at", se.Offset)
			continue
		} else if err != nil {
			fmt.Println("error:", err, err == ErrDepth)
			continue
		}
		var b strings.Builder
		write(&b, v, "")
		fmt.Println(b.String())
		again, err := Parse(b.String())
		fmt.Fprintln(os.Stdout, "sum", sum(v), sum(again) == sum(v), err)
	}
	big := "[" + strings.Repeat(`{"k": [1, 2, {"v": "text"}]}, `, 300) + "0]"
	v, err := Parse(big)
	fmt.Println(len(v.(Array)), sum(v), err)
}

// Output:
// {
//   "n": -125,
//   "name": "minigo",
//   "none": null,
//   "ok": true,
//   "sub": {
//     "e": {},
//     "x": [1, [2, [3]]]
//   },
//   "tags": ["a", "b\n", "é世"]
// }
// sum -119 true <nil>
// [1, 2, 3, {
//     "a": 4
//   }, []]
// sum 10 true <nil>
// "just a string"
// sum 0 true <nil>
// error: json: offset 12: duplicate key "a" at 12
// error: json: offset 5: unexpected end at 5
// error: json: offset 5: expected ':', found '1' at 5
// error: json: offset 1: bad number: strconv.ParseFloat: parsing "1.2.3": invalid syntax at 1
// error: json: offset 2: unknown escape 'q' at 2
// error: json: offset 0: bad literal at 0
// error: json: offset 3: trailing data at 3
// error: nested too deeply true
// 301 900 <nil>
