// SPDX-License-Identifier: MIT

// Package fmt prints and scans values.
//
// Printing: a pp gathers the text of one call in buf. doPrint, doPrintln and doPrintf walk the operands; printArg
// writes one operand, going by its type for the basic types, by its methods (Formatter, error, Stringer) next, and
// by looking inside (internal/rvalue) last. What goes wrong is written into the output as %!verb(...).
package fmt

import (
	"internal/rvalue"
	"io"
	"os"
	"sync"
	"unicode/utf8"
)

// State is what a Formatter sees of the printer.
type State interface {
	Write(b []byte) (n int, err error)
	Width() (wid int, ok bool)
	Precision() (prec int, ok bool)
	Flag(c int) bool
}

// Formatter is implemented by values that format themselves for every verb.
type Formatter interface {
	Format(f State, verb rune)
}

// Stringer is implemented by values that have a text of their own for %v and %s.
type Stringer interface {
	String() string
}

// GoStringer is implemented by values that have a text of their own for %#v.
type GoStringer interface {
	GoString() string
}

type pp struct {
	buf []byte
	// arg is the operand being printed, or nil and value is it.
	arg   any
	value rvalue.Value
	f     flags

	reordered  bool  // the format used [n]
	goodArgNum bool  // the last [n] was in range
	panicking  bool  // printing the value of a panic
	erroring   bool  // printing a bad verb's operand: methods are not called
	wrapErrs   bool  // %w is allowed
	wrapped    []int // operand numbers of %w
	argIndex   int   // number of the operand being printed by doPrintf

	scratch [68]byte
}

// maxKept bounds the buffers that free printers hold on to.
const maxKept = 64 << 10

var ppFree = sync.Pool{New: newPP}

func newPP() any { return new(pp) }

func newPrinter() *pp {
	p := ppFree.Get().(*pp)
	p.panicking = false
	p.erroring = false
	p.wrapErrs = false
	p.f = flags{}
	return p
}

func (p *pp) free() {
	if cap(p.buf) > maxKept {
		return
	}
	p.buf = p.buf[:0]
	p.arg = nil
	p.value = rvalue.Value{}
	p.wrapped = p.wrapped[:0]
	ppFree.Put(p)
}

func (p *pp) Width() (wid int, ok bool) { return p.f.wid, p.f.hasWid }

func (p *pp) Precision() (prec int, ok bool) { return p.f.prec, p.f.hasPrec }

func (p *pp) Flag(c int) bool {
	switch c {
	case '-':
		return p.f.minus
	case '+':
		return p.f.plus || p.f.plusV
	case '#':
		return p.f.sharp || p.f.sharpV
	case ' ':
		return p.f.space
	case '0':
		return p.f.zero
	}
	return false
}

func (p *pp) Write(b []byte) (n int, err error) {
	p.buf = append(p.buf, b...)
	return len(b), nil
}

func (p *pp) WriteString(s string) (n int, err error) {
	p.buf = append(p.buf, s...)
	return len(s), nil
}

// Fprintf formats by format and writes to w.
func Fprintf(w io.Writer, format string, a ...any) (n int, err error) {
	p := newPrinter()
	p.doPrintf(format, a)
	n, err = w.Write(p.buf)
	p.free()
	return
}

// Printf formats by format and writes to standard output.
func Printf(format string, a ...any) (n int, err error) {
	return Fprintf(os.Stdout, format, a...)
}

// Sprintf formats by format.
func Sprintf(format string, a ...any) string {
	p := newPrinter()
	p.doPrintf(format, a)
	s := string(p.buf)
	p.free()
	return s
}

// Appendf formats by format and appends to b.
func Appendf(b []byte, format string, a ...any) []byte {
	p := newPrinter()
	p.doPrintf(format, a)
	b = append(b, p.buf...)
	p.free()
	return b
}

// Fprint writes the operands to w, with spaces between two that are not strings.
func Fprint(w io.Writer, a ...any) (n int, err error) {
	p := newPrinter()
	p.doPrint(a)
	n, err = w.Write(p.buf)
	p.free()
	return
}

// Print is Fprint to standard output.
func Print(a ...any) (n int, err error) {
	return Fprint(os.Stdout, a...)
}

// Sprint returns what Print would write.
func Sprint(a ...any) string {
	p := newPrinter()
	p.doPrint(a)
	s := string(p.buf)
	p.free()
	return s
}

// Append appends what Print would write.
func Append(b []byte, a ...any) []byte {
	p := newPrinter()
	p.doPrint(a)
	b = append(b, p.buf...)
	p.free()
	return b
}

// Fprintln writes the operands to w, with spaces between them and a newline after.
func Fprintln(w io.Writer, a ...any) (n int, err error) {
	p := newPrinter()
	p.doPrintln(a)
	n, err = w.Write(p.buf)
	p.free()
	return
}

// Println is Fprintln to standard output.
func Println(a ...any) (n int, err error) {
	return Fprintln(os.Stdout, a...)
}

// Sprintln returns what Println would write.
func Sprintln(a ...any) string {
	p := newPrinter()
	p.doPrintln(a)
	s := string(p.buf)
	p.free()
	return s
}

// Appendln appends what Println would write.
func Appendln(b []byte, a ...any) []byte {
	p := newPrinter()
	p.doPrintln(a)
	b = append(b, p.buf...)
	p.free()
	return b
}

func (p *pp) doPrint(a []any) {
	afterString := false
	for i, arg := range a {
		isString := arg != nil && rvalue.TypeOf(arg).Kind() == rvalue.String
		if i > 0 && !isString && !afterString {
			p.writeByte(' ')
		}
		p.printArg(arg, 'v')
		afterString = isString
	}
}

func (p *pp) doPrintln(a []any) {
	for i, arg := range a {
		if i > 0 {
			p.writeByte(' ')
		}
		p.printArg(arg, 'v')
	}
	p.writeByte('\n')
}

// doPrintf: the format is plain text and directives
//
//	% flags* [ "[" n "]" ] [ width ] [ "." [ "[" n "]" ] [ precision ] ] [ "[" n "]" ] verb
//
// where width and precision are numbers or '*', which takes an operand.
func (p *pp) doPrintf(format string, a []any) {
	end := len(format)
	argNum := 0
	p.reordered = false
	for i := 0; i < end; {
		p.goodArgNum = true
		text := i
		for i < end && format[i] != '%' {
			i++
		}
		if i > text {
			p.buf = append(p.buf, format[text:i]...)
		}
		if i >= end {
			break
		}
		i++

		p.f = flags{}
		afterIndex := false // the last thing read was [n]
	flagLoop:
		for ; i < end; i++ {
			c := format[i]
			switch c {
			case '#':
				p.f.sharp = true
			case '0':
				p.f.zero = !p.f.minus
			case '+':
				p.f.plus = true
			case '-':
				p.f.minus = true
				p.f.zero = false
			case ' ':
				p.f.space = true
			default:
				break flagLoop
			}
		}

		if i < end && 'a' <= format[i] && format[i] <= 'z' && argNum < len(a) {
			// The common directive: no width, precision or [n].
			verb := rune(format[i])
			i++
			p.formatOperand(a, argNum, verb)
			argNum++
			continue
		}

		argNum, i, afterIndex = p.argNumber(argNum, format, i, len(a))
		if i < end && format[i] == '*' {
			i++
			p.f.wid, p.f.hasWid, argNum = intFromArg(a, argNum)
			if !p.f.hasWid {
				p.writeString("%!(BADWIDTH)")
			}
			if p.f.wid < 0 {
				p.f.wid = -p.f.wid
				p.f.minus = true
				p.f.zero = false
			}
			afterIndex = false
		} else {
			p.f.wid, p.f.hasWid, i = parseNumber(format, i, end)
			if afterIndex && p.f.hasWid {
				p.goodArgNum = false // "%[3]2d"
			}
		}

		if i+1 < end && format[i] == '.' {
			i++
			if afterIndex {
				p.goodArgNum = false // "%[3].2d"
			}
			argNum, i, afterIndex = p.argNumber(argNum, format, i, len(a))
			if i < end && format[i] == '*' {
				i++
				p.f.prec, p.f.hasPrec, argNum = intFromArg(a, argNum)
				if p.f.prec < 0 {
					p.f.prec = 0
					p.f.hasPrec = false
				}
				if !p.f.hasPrec {
					p.writeString("%!(BADPREC)")
				}
				afterIndex = false
			} else {
				p.f.prec, p.f.hasPrec, i = parseNumber(format, i, end)
				if !p.f.hasPrec {
					p.f.prec = 0
					p.f.hasPrec = true
				}
			}
		}

		if !afterIndex {
			argNum, i, afterIndex = p.argNumber(argNum, format, i, len(a))
		}
		if i >= end {
			p.writeString("%!(NOVERB)")
			break
		}

		verb, size := rune(format[i]), 1
		if verb >= utf8.RuneSelf {
			verb, size = utf8.DecodeRuneInString(format[i:])
		}
		i += size
		if verb == '%' {
			p.writeByte('%') // flags and width mean nothing to it
		} else if !p.goodArgNum {
			p.writeString("%!")
			p.writeRune(verb)
			p.writeString("(BADINDEX)")
		} else if argNum >= len(a) {
			p.writeString("%!")
			p.writeRune(verb)
			p.writeString("(MISSING)")
		} else {
			p.formatOperand(a, argNum, verb)
			argNum++
		}
	}

	// [n] means that the caller picks operands: no complaint about the rest.
	if !p.reordered && argNum < len(a) {
		p.f = flags{}
		p.writeString("%!(EXTRA ")
		for i, arg := range a[argNum:] {
			if i > 0 {
				p.writeString(", ")
			}
			if arg == nil {
				p.writeString("<nil>")
			} else {
				p.writeString(rvalue.TypeOf(arg).String())
				p.writeByte('=')
				p.printArg(arg, 'v')
			}
		}
		p.writeByte(')')
	}
}

func (p *pp) formatOperand(a []any, argNum int, verb rune) {
	if verb == 'v' {
		p.f.sharpV = p.f.sharp
		p.f.sharp = false
		p.f.plusV = p.f.plus
		p.f.plus = false
	}
	p.argIndex = argNum
	p.printArg(a[argNum], verb)
}

// tooLarge bounds widths, precisions and operand numbers.
func tooLarge(n int) bool { return n > 1000000 || n < -1000000 }

// parseNumber reads digits at s[start:end].
func parseNumber(s string, start, end int) (n int, ok bool, next int) {
	for next = start; next < end && '0' <= s[next] && s[next] <= '9'; next++ {
		if tooLarge(n) {
			return 0, false, end
		}
		n = n*10 + int(s[next]-'0')
		ok = true
	}
	return
}

// intFromArg takes operand argNum as a width or precision.
func intFromArg(a []any, argNum int) (n int, ok bool, next int) {
	if argNum >= len(a) {
		return 0, false, argNum
	}
	next = argNum + 1
	n, ok = a[argNum].(int)
	if !ok {
		v := rvalue.ValueOf(a[argNum])
		switch v.Kind() {
		case rvalue.Int, rvalue.Int8, rvalue.Int16, rvalue.Int32, rvalue.Int64:
			n = int(v.Int())
			ok = true
		case rvalue.Uint, rvalue.Uint8, rvalue.Uint16, rvalue.Uint32, rvalue.Uint64, rvalue.Uintptr:
			u := v.Uint()
			n = int(u)
			ok = n >= 0
		}
	}
	if ok && tooLarge(n) {
		return 0, false, next
	}
	if !ok {
		n = 0
	}
	return
}

// parseIndex reads "[n]" at the start of s: n-1, how much of s it is, and whether it is well formed.
func parseIndex(s string) (index int, size int, ok bool) {
	if len(s) < 3 {
		return 0, 1, false
	}
	for i := 1; i < len(s); i++ {
		if s[i] == ']' {
			n, isNum, next := parseNumber(s, 1, i)
			if !isNum || next != i {
				return 0, i + 1, false
			}
			return n - 1, i + 1, true
		}
	}
	return 0, 1, false
}

// argNumber is the operand to use next: what "[n]" at format[i:] says, or else argNum.
func (p *pp) argNumber(argNum int, format string, i int, n int) (next, at int, found bool) {
	if i >= len(format) || format[i] != '[' {
		return argNum, i, false
	}
	p.reordered = true
	index, size, ok := parseIndex(format[i:])
	if ok && 0 <= index && index < n {
		return index, i + size, true
	}
	p.goodArgNum = false
	return argNum, i + size, ok
}

// badVerb writes %!verb(type=value).
func (p *pp) badVerb(verb rune) {
	p.erroring = true
	p.writeString("%!")
	p.writeRune(verb)
	p.writeByte('(')
	switch {
	case p.arg != nil:
		p.writeString(rvalue.TypeOf(p.arg).String())
		p.writeByte('=')
		p.printArg(p.arg, 'v')
	case p.value.IsValid():
		p.writeString(p.value.Type().String())
		p.writeByte('=')
		p.printValue(p.value, 'v', 0)
	default:
		p.writeString("<nil>")
	}
	p.writeByte(')')
	p.erroring = false
}

func (p *pp) printBool(v bool, verb rune) {
	switch verb {
	case 't', 'v':
		if v {
			p.padString("true")
		} else {
			p.padString("false")
		}
	default:
		p.badVerb(verb)
	}
}

// printHex0x writes u in hexadecimal, with or without 0x whatever the flags say.
func (p *pp) printHex0x(u uint64, prefix bool) {
	sharp := p.f.sharp
	p.f.sharp = prefix
	p.formatInt(u, 16, false, 'v', lowerDigits)
	p.f.sharp = sharp
}

func (p *pp) printInteger(u uint64, signed bool, verb rune) {
	switch verb {
	case 'v':
		if p.f.sharpV && !signed {
			p.printHex0x(u, true)
		} else {
			p.formatInt(u, 10, signed, verb, lowerDigits)
		}
	case 'd':
		p.formatInt(u, 10, signed, verb, lowerDigits)
	case 'b':
		p.formatInt(u, 2, signed, verb, lowerDigits)
	case 'o', 'O':
		p.formatInt(u, 8, signed, verb, lowerDigits)
	case 'x':
		p.formatInt(u, 16, signed, verb, lowerDigits)
	case 'X':
		p.formatInt(u, 16, signed, verb, upperDigits)
	case 'c':
		p.formatChar(u)
	case 'q':
		p.formatQuotedChar(u)
	case 'U':
		p.formatUnicode(u)
	default:
		p.badVerb(verb)
	}
}

func (p *pp) printFloat(v float64, size int, verb rune) {
	switch verb {
	case 'v':
		p.formatFloat(v, size, 'g', -1)
	case 'b', 'g', 'G', 'x', 'X':
		p.formatFloat(v, size, verb, -1)
	case 'f', 'e', 'E':
		p.formatFloat(v, size, verb, 6)
	case 'F':
		p.formatFloat(v, size, 'f', 6)
	default:
		p.badVerb(verb)
	}
}

func (p *pp) printString(s string, verb rune) {
	switch verb {
	case 'v':
		if p.f.sharpV {
			p.formatQuoted(s)
		} else {
			p.formatString(s)
		}
	case 's':
		p.formatString(s)
	case 'x':
		p.formatHex(s, lowerDigits)
	case 'X':
		p.formatHex(s, upperDigits)
	case 'q':
		p.formatQuoted(s)
	default:
		p.badVerb(verb)
	}
}

func (p *pp) printBytes(b []byte, verb rune, typeString string) {
	switch verb {
	case 'v', 'd':
		if !p.f.sharpV {
			p.writeByte('[')
			for i, c := range b {
				if i > 0 {
					p.writeByte(' ')
				}
				p.formatInt(uint64(c), 10, false, verb, lowerDigits)
			}
			p.writeByte(']')
			return
		}
		p.writeString(typeString)
		if b == nil {
			p.writeString("(nil)")
			return
		}
		p.writeByte('{')
		for i, c := range b {
			if i > 0 {
				p.writeString(", ")
			}
			p.printHex0x(uint64(c), true)
		}
		p.writeByte('}')
	case 's':
		p.pad(p.cutBytes(b))
	case 'x':
		p.formatHex(string(b), lowerDigits)
	case 'X':
		p.formatHex(string(b), upperDigits)
	case 'q':
		p.formatQuoted(string(b))
	default:
		p.printValue(rvalue.ValueOf(b), verb, 0)
	}
}

func (p *pp) printPointer(v rvalue.Value, verb rune) {
	switch v.Kind() {
	case rvalue.Chan, rvalue.Func, rvalue.Map, rvalue.Pointer, rvalue.Slice, rvalue.UnsafePointer:
	default:
		p.badVerb(verb)
		return
	}
	u := uint64(v.Pointer())
	switch verb {
	case 'v':
		if p.f.sharpV {
			p.writeByte('(')
			p.writeString(v.Type().String())
			p.writeString(")(")
			if u == 0 {
				p.writeString("nil")
			} else {
				p.printHex0x(u, true)
			}
			p.writeByte(')')
		} else if u == 0 {
			p.padString("<nil>")
		} else {
			p.printHex0x(u, !p.f.sharp)
		}
	case 'p':
		p.printHex0x(u, !p.f.sharp)
	case 'b', 'o', 'd', 'x', 'X':
		p.printInteger(u, false, verb)
	default:
		p.badVerb(verb)
	}
}

// catchPanic is deferred around the call of an operand's method: a panic becomes part of the output. A method that
// panicked because its receiver is a nil pointer prints <nil>.
func (p *pp) catchPanic(arg any, verb rune, method string) {
	err := recover()
	if err == nil {
		return
	}
	if v := rvalue.ValueOf(arg); v.Kind() == rvalue.Pointer && v.IsNil() {
		p.writeString("<nil>")
		return
	}
	if p.panicking {
		panic(err) // printing the panic's value panicked
	}
	saved := p.f
	p.f = flags{}
	p.writeString("%!")
	p.writeRune(verb)
	p.writeString("(PANIC=")
	p.writeString(method)
	p.writeString(" method: ")
	p.panicking = true
	p.printArg(err, 'v')
	p.panicking = false
	p.writeByte(')')
	p.f = saved
}

// handleMethods prints p.arg by its own methods, if it has the right ones for verb.
func (p *pp) handleMethods(verb rune) (handled bool) {
	if p.erroring {
		return false
	}
	if verb == 'w' {
		_, isError := p.arg.(error)
		if !isError || !p.wrapErrs {
			p.badVerb(verb)
			return true
		}
		p.wrapped = append(p.wrapped, p.argIndex)
		verb = 'v'
	}
	if v, ok := p.arg.(Formatter); ok {
		handled = true
		defer p.catchPanic(p.arg, verb, "Format")
		v.Format(p, verb)
		return
	}
	if p.f.sharpV {
		if v, ok := p.arg.(GoStringer); ok {
			handled = true
			defer p.catchPanic(p.arg, verb, "GoString")
			p.formatString(v.GoString())
		}
		return
	}
	switch verb {
	case 'v', 's', 'x', 'X', 'q':
		switch v := p.arg.(type) {
		case error:
			handled = true
			defer p.catchPanic(p.arg, verb, "Error")
			p.printString(v.Error(), verb)
		case Stringer:
			handled = true
			defer p.catchPanic(p.arg, verb, "String")
			p.printString(v.String(), verb)
		}
	}
	return
}

func (p *pp) printArg(arg any, verb rune) {
	p.arg = arg
	p.value = rvalue.Value{}
	if arg == nil {
		switch verb {
		case 'T', 'v':
			p.padString("<nil>")
		default:
			p.badVerb(verb)
		}
		return
	}
	switch verb {
	case 'T':
		p.formatString(rvalue.TypeOf(arg).String())
		return
	case 'p':
		p.printPointer(rvalue.ValueOf(arg), 'p')
		return
	}
	switch v := arg.(type) {
	case string:
		p.printString(v, verb)
	case int:
		p.printInteger(uint64(v), true, verb)
	case bool:
		p.printBool(v, verb)
	case float64:
		p.printFloat(v, 64, verb)
	case float32:
		p.printFloat(float64(v), 32, verb)
	case int8:
		p.printInteger(uint64(v), true, verb)
	case int16:
		p.printInteger(uint64(v), true, verb)
	case int32:
		p.printInteger(uint64(v), true, verb)
	case int64:
		p.printInteger(uint64(v), true, verb)
	case uint:
		p.printInteger(uint64(v), false, verb)
	case uint8:
		p.printInteger(uint64(v), false, verb)
	case uint16:
		p.printInteger(uint64(v), false, verb)
	case uint32:
		p.printInteger(uint64(v), false, verb)
	case uint64:
		p.printInteger(v, false, verb)
	case uintptr:
		p.printInteger(uint64(v), false, verb)
	case []byte:
		p.printBytes(v, verb, "[]byte")
	default:
		if inner, ok := rvalue.Reflected(arg); ok {
			if inner.IsValid() && inner.CanInterface() {
				p.arg = inner.Interface()
				if p.handleMethods(verb) {
					return
				}
			}
			p.printValue(inner, verb, 0)
			return
		}
		if !p.handleMethods(verb) {
			p.printValue(rvalue.ValueOf(arg), verb, 0)
		}
	}
}

// printValue prints by looking inside. depth counts the levels of nesting: methods of the outermost value have been
// tried already.
func (p *pp) printValue(v rvalue.Value, verb rune, depth int) {
	if depth > 0 && v.IsValid() && v.CanInterface() && v.Type().HasMethods() {
		p.arg = v.Interface()
		if p.handleMethods(verb) {
			return
		}
	}
	p.arg = nil
	p.value = v
	switch v.Kind() {
	case rvalue.Invalid:
		if depth == 0 {
			p.writeString("<invalid reflect.Value>")
		} else if verb == 'v' {
			p.writeString("<nil>")
		} else {
			p.badVerb(verb)
		}
	case rvalue.Bool:
		p.printBool(v.Bool(), verb)
	case rvalue.Int, rvalue.Int8, rvalue.Int16, rvalue.Int32, rvalue.Int64:
		p.printInteger(uint64(v.Int()), true, verb)
	case rvalue.Uint, rvalue.Uint8, rvalue.Uint16, rvalue.Uint32, rvalue.Uint64, rvalue.Uintptr:
		p.printInteger(v.Uint(), false, verb)
	case rvalue.Float32:
		p.printFloat(v.Float(), 32, verb)
	case rvalue.Float64:
		p.printFloat(v.Float(), 64, verb)
	case rvalue.Complex64, rvalue.Complex128:
		p.printComplex(v, verb)
	case rvalue.String:
		p.printString(v.String(), verb)
	case rvalue.Map:
		p.printMap(v, verb, depth)
	case rvalue.Struct:
		p.printStruct(v, verb, depth)
	case rvalue.Interface:
		elem := v.Elem()
		if elem.IsValid() {
			p.printValue(elem, verb, depth+1)
		} else if p.f.sharpV {
			p.writeString(v.Type().String())
			p.writeString("(nil)")
		} else {
			p.writeString("<nil>")
		}
	case rvalue.Array, rvalue.Slice:
		p.printList(v, verb, depth)
	case rvalue.Pointer:
		if depth == 0 && !v.IsNil() {
			elem := v.Elem()
			switch elem.Kind() {
			case rvalue.Array, rvalue.Slice, rvalue.Struct, rvalue.Map:
				p.writeByte('&')
				p.printValue(elem, verb, depth+1)
				return
			}
		}
		p.printPointer(v, verb)
	case rvalue.Chan, rvalue.Func, rvalue.UnsafePointer:
		p.printPointer(v, verb)
	}
}

func (p *pp) printMap(v rvalue.Value, verb rune, depth int) {
	closing := byte(']')
	if p.f.sharpV {
		p.writeString(v.Type().String())
		if v.IsNil() {
			p.writeString("(nil)")
			return
		}
		p.writeByte('{')
		closing = '}'
	} else {
		p.writeString("map[")
	}
	keys, elems := v.MapEntries()
	order := sortedOrder(keys)
	for i, k := range order {
		if i > 0 {
			p.separate()
		}
		p.printValue(keys[k], verb, depth+1)
		p.writeByte(':')
		p.printValue(elems[k], verb, depth+1)
	}
	p.writeByte(closing)
}

func (p *pp) printStruct(v rvalue.Value, verb rune, depth int) {
	t := v.Type()
	if p.f.sharpV {
		p.writeString(t.String())
	}
	p.writeByte('{')
	for i, n := 0, t.NumField(); i < n; i++ {
		if i > 0 {
			p.separate()
		}
		if p.f.plusV || p.f.sharpV {
			p.writeString(t.FieldName(i))
			p.writeByte(':')
		}
		field := v.Field(i)
		if field.Kind() == rvalue.Interface && !field.IsNil() {
			field = field.Elem()
		}
		p.printValue(field, verb, depth+1)
	}
	p.writeByte('}')
}

// printList prints an array or slice.
func (p *pp) printList(v rvalue.Value, verb rune, depth int) {
	t := v.Type()
	switch verb {
	case 's', 'q', 'x', 'X':
		if t.Elem().Kind() == rvalue.Uint8 {
			p.printBytes(v.Bytes(), verb, t.String())
			return
		}
	}
	closing := byte(']')
	if p.f.sharpV {
		p.writeString(t.String())
		if v.Kind() == rvalue.Slice && v.IsNil() {
			p.writeString("(nil)")
			return
		}
		p.writeByte('{')
		closing = '}'
	} else {
		p.writeByte('[')
	}
	for i, n := 0, v.Len(); i < n; i++ {
		if i > 0 {
			p.separate()
		}
		p.printValue(v.Index(i), verb, depth+1)
	}
	p.writeByte(closing)
}

// separate writes what stands between the elements of a composite value.
func (p *pp) separate() {
	if p.f.sharpV {
		p.writeString(", ")
	} else {
		p.writeByte(' ')
	}
}

func (p *pp) printComplex(v rvalue.Value, verb rune) {
	switch verb {
	case 'v', 'b', 'g', 'G', 'x', 'X', 'f', 'F', 'e', 'E':
		size := 64
		if v.Kind() == rvalue.Complex64 {
			size = 32
		}
		plus := p.f.plus
		p.writeByte('(')
		p.printFloat(v.Real(), size, verb)
		p.f.plus = true
		p.printFloat(v.Imag(), size, verb)
		p.writeString("i)")
		p.f.plus = plus
	default:
		p.badVerb(verb)
	}
}
