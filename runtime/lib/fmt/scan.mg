// SPDX-License-Identifier: MIT

package fmt

import (
	"errors"
	"internal/rvalue"
	"io"
	"os"
	"strconv"
	"sync"
	"unicode/utf8"
)

// Scanning reads runes one by one, with one rune of push-back, so that it takes no more input than it needs. An
// error is a panic with a scanError (or io.EOF, when the input ends before an item) that the exported functions
// turn into a result.

// ScanState is what a Scanner sees of the scan.
type ScanState interface {
	ReadRune() (r rune, size int, err error)
	UnreadRune() error
	SkipSpace()
	Token(skipSpace bool, f func(rune) bool) (token []byte, err error)
	Width() (wid int, ok bool)
	Read(buf []byte) (n int, err error)
}

// Scanner is implemented by operands that scan themselves.
type Scanner interface {
	Scan(state ScanState, verb rune) error
}

// Scan reads space-separated items from standard input; newlines are space.
func Scan(a ...any) (n int, err error) {
	return Fscan(os.Stdin, a...)
}

// Scanln is Scan up to a newline, which must follow the last item.
func Scanln(a ...any) (n int, err error) {
	return Fscanln(os.Stdin, a...)
}

// Scanf reads from standard input what format describes.
func Scanf(format string, a ...any) (n int, err error) {
	return Fscanf(os.Stdin, format, a...)
}

type stringReader string

func (r *stringReader) Read(b []byte) (n int, err error) {
	n = copy(b, *r)
	if n == 0 {
		return 0, io.EOF
	}
	*r = (*r)[n:]
	return n, nil
}

// Sscan is Scan from str.
func Sscan(str string, a ...any) (n int, err error) {
	return Fscan((*stringReader)(&str), a...)
}

// Sscanln is Scanln from str.
func Sscanln(str string, a ...any) (n int, err error) {
	return Fscanln((*stringReader)(&str), a...)
}

// Sscanf is Scanf from str.
func Sscanf(str string, format string, a ...any) (n int, err error) {
	return Fscanf((*stringReader)(&str), format, a...)
}

// Fscan is Scan from r.
func Fscan(r io.Reader, a ...any) (n int, err error) {
	s := newScanState(r, true, false)
	n, err = s.doScan(a)
	s.free()
	return
}

// Fscanln is Scanln from r.
func Fscanln(r io.Reader, a ...any) (n int, err error) {
	s := newScanState(r, false, true)
	n, err = s.doScan(a)
	s.free()
	return
}

// Fscanf is Scanf from r.
func Fscanf(r io.Reader, format string, a ...any) (n int, err error) {
	s := newScanState(r, false, false)
	n, err = s.doScanf(format, a)
	s.free()
	return
}

type scanError struct{ err error }

const (
	eof     = -1
	noWidth = 1 << 30
)

type ss struct {
	in    io.RuneScanner
	buf   []byte // the token being read
	count int    // runes read
	atEOF bool

	nlIsEnd   bool // a newline ends the input
	nlIsSpace bool
	argLimit  int // count must not go beyond it
	maxWid    int // of this item, noWidth if not given
}

var ssFree = sync.Pool{New: newSS}

func newSS() any { return new(ss) }

func newScanState(r io.Reader, nlIsSpace, nlIsEnd bool) *ss {
	s := ssFree.Get().(*ss)
	in, ok := r.(io.RuneScanner)
	if !ok {
		in = &runeReader{r: r, peeked: -1}
	}
	*s = ss{in: in, buf: s.buf[:0], nlIsSpace: nlIsSpace, nlIsEnd: nlIsEnd, argLimit: noWidth, maxWid: noWidth}
	return s
}

func (s *ss) free() {
	if cap(s.buf) <= 1024 {
		s.in = nil
		ssFree.Put(s)
	}
}

// runeReader gives an io.Reader ReadRune and UnreadRune. It reads bytes one at a time.
type runeReader struct {
	r      io.Reader
	held   [utf8.UTFMax]byte // bytes read but not given out, after ill-formed UTF-8
	n      int               // how many
	one    [1]byte
	peeked rune // the rune to give out again, or ^rune of the last one given out
}

func (r *runeReader) fill() error {
	if _, err := io.ReadFull(r.r, r.one[:]); err != nil {
		return err
	}
	r.held[r.n] = r.one[0]
	r.n++
	return nil
}

func (r *runeReader) ReadRune() (c rune, size int, err error) {
	if r.peeked >= 0 {
		c = r.peeked
		r.peeked = ^c
		return c, utf8.RuneLen(c), nil
	}
	if r.n == 0 {
		if err = r.fill(); err != nil {
			return 0, 0, err
		}
	}
	for !utf8.FullRune(r.held[:r.n]) {
		if err = r.fill(); err == io.EOF {
			break
		} else if err != nil {
			return 0, 0, err
		}
	}
	c, size = utf8.DecodeRune(r.held[:r.n])
	r.n = copy(r.held[:], r.held[size:r.n])
	r.peeked = ^c
	return c, size, nil
}

func (r *runeReader) UnreadRune() error {
	if r.peeked >= 0 {
		return errors.New("fmt: scanning called UnreadRune with no rune available")
	}
	r.peeked = ^r.peeked
	return nil
}

func (s *ss) Read(buf []byte) (n int, err error) {
	return 0, errors.New("ScanState's Read should not be called. Use ReadRune")
}

func (s *ss) ReadRune() (r rune, size int, err error) {
	if s.atEOF || s.count >= s.argLimit {
		return 0, 0, io.EOF
	}
	r, size, err = s.in.ReadRune()
	if err == nil {
		s.count++
		s.atEOF = s.nlIsEnd && r == '\n'
	} else if err == io.EOF {
		s.atEOF = true
	}
	return
}

func (s *ss) UnreadRune() error {
	s.in.UnreadRune()
	s.atEOF = false
	s.count--
	return nil
}

func (s *ss) Width() (wid int, ok bool) {
	if s.maxWid == noWidth {
		return 0, false
	}
	return s.maxWid, true
}

func (s *ss) error(err error) { panic(scanError{err}) }

func (s *ss) errorString(text string) { panic(scanError{errors.New(text)}) }

func (s *ss) Token(skipSpace bool, f func(rune) bool) (tok []byte, err error) {
	defer catchScanError(&err)
	if f == nil {
		f = isNotSpace
	}
	s.buf = s.buf[:0]
	return s.token(skipSpace, f), nil
}

func catchScanError(err *error) {
	if e := recover(); e != nil {
		se, ok := e.(scanError)
		if !ok {
			panic(e)
		}
		*err = se.err
	}
}

// catchError also takes a bare io.EOF.
func catchError(err *error) {
	if e := recover(); e != nil {
		if se, ok := e.(scanError); ok {
			*err = se.err
		} else if x, ok := e.(error); ok && x == io.EOF {
			*err = x
		} else {
			panic(e)
		}
	}
}

func isSpace(r rune) bool {
	switch {
	case r == ' ' || '\t' <= r && r <= '\r':
		return true
	case r < 0x85:
		return false
	case 0x2000 <= r && r <= 0x200a:
		return true
	}
	switch r {
	case 0x85, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000:
		return true
	}
	return false
}

func isNotSpace(r rune) bool { return !isSpace(r) }

// next reads a rune; eof at the end.
func (s *ss) next() rune {
	r, _, err := s.ReadRune()
	if err == io.EOF {
		return eof
	}
	if err != nil {
		s.error(err)
	}
	return r
}

// mustNext reads a rune where the input may not end.
func (s *ss) mustNext() rune {
	r := s.next()
	if r == eof {
		s.error(io.ErrUnexpectedEOF)
	}
	return r
}

func (s *ss) SkipSpace() {
	for {
		r := s.next()
		switch {
		case r == eof:
			return
		case r == '\r' && s.peek("\n"):
		case r == '\n':
			if !s.nlIsSpace {
				s.errorString("unexpected newline")
			}
		case !isSpace(r):
			s.UnreadRune()
			return
		}
	}
}

func (s *ss) token(skipSpace bool, f func(rune) bool) []byte {
	if skipSpace {
		s.SkipSpace()
	}
	for {
		r := s.next()
		if r == eof {
			break
		}
		if !f(r) {
			s.UnreadRune()
			break
		}
		s.buf = utf8.AppendRune(s.buf, r)
	}
	return s.buf
}

func contains(set string, r rune) bool {
	for _, c := range set {
		if c == r {
			return true
		}
	}
	return false
}

// accept moves the next rune to the token if it is in set.
func (s *ss) accept(set string) bool {
	r := s.next()
	if r == eof {
		return false
	}
	if !contains(set, r) {
		s.UnreadRune()
		return false
	}
	s.buf = utf8.AppendRune(s.buf, r)
	return true
}

func (s *ss) acceptAll(set string) {
	for s.accept(set) {
	}
}

// drop takes the next rune away, and says whether it was in set.
func (s *ss) drop(set string) bool {
	r := s.next()
	return r != eof && contains(set, r)
}

func (s *ss) peek(set string) bool {
	r := s.next()
	if r == eof {
		return false
	}
	s.UnreadRune()
	return contains(set, r)
}

// notEOF ends the scan unless there is input.
func (s *ss) notEOF() {
	if s.next() == eof {
		panic(io.EOF)
	}
	s.UnreadRune()
}

func (s *ss) checkVerb(verb rune, allowed, typ string) {
	if !contains(allowed, verb) {
		s.errorString("bad verb '%" + string(verb) + "' for " + typ)
	}
}

func (s *ss) scanBool(verb rune) bool {
	s.SkipSpace()
	s.notEOF()
	s.checkVerb(verb, "tv", "boolean")
	// A word may stop after its first letter, but not after its second.
	switch s.next() {
	case '1':
		return true
	case 't', 'T':
		if s.accept("rR") && !(s.accept("uU") && s.accept("eE")) {
			s.errorString("syntax error scanning boolean")
		}
		return true
	case 'f', 'F':
		if s.accept("aA") && !(s.accept("lL") && s.accept("sS") && s.accept("eE")) {
			s.errorString("syntax error scanning boolean")
		}
	}
	return false
}

const (
	binDigits  = "01"
	octDigits  = "01234567"
	decDigits  = "0123456789"
	hexDigits  = "0123456789aAbBcCdDeEfF"
	floatVerbs = "beEfFgGv"
)

// integerToken reads the text of an integer; base 0 means that its prefix tells.
func (s *ss) integerToken(verb rune, signed bool) (tok string, base int) {
	s.SkipSpace()
	s.notEOF()
	s.checkVerb(verb, "bdoUxXv", "integer")
	base = 10
	digits := decDigits
	switch verb {
	case 'b':
		base, digits = 2, binDigits
	case 'o':
		base, digits = 8, octDigits
	case 'x', 'X', 'U':
		base, digits = 16, hexDigits
	}
	haveDigits := false
	if verb == 'U' {
		if !s.drop("U") || !s.drop("+") {
			s.errorString("bad unicode format ")
		}
	} else {
		if signed {
			s.accept("+-")
		}
		if verb == 'v' {
			base, digits = 0, decDigits+"_"
			if s.accept("0") {
				haveDigits = true
				switch {
				case s.accept("bB"):
					digits = binDigits + "_"
				case s.accept("oO"):
					digits = octDigits + "_"
				case s.accept("xX"):
					digits = hexDigits + "_"
				default:
					digits = octDigits + "_"
				}
			}
		}
	}
	if !haveDigits {
		s.notEOF()
		if !s.accept(digits) {
			s.errorString("expected integer")
		}
	}
	s.acceptAll(digits)
	return string(s.buf), base
}

func (s *ss) scanRune(bits int) int64 {
	s.notEOF()
	r := s.next()
	if shift := 64 - uint(bits); int64(r)<<shift>>shift != int64(r) {
		s.errorString("overflow on character value " + string(r))
	}
	return int64(r)
}

func (s *ss) scanInt(verb rune, bits int) int64 {
	if verb == 'c' {
		return s.scanRune(bits)
	}
	tok, base := s.integerToken(verb, true)
	i, err := strconv.ParseInt(tok, base, 64)
	if err != nil {
		s.error(err)
	}
	if shift := 64 - uint(bits); i<<shift>>shift != i {
		s.errorString("integer overflow on token " + tok)
	}
	return i
}

func (s *ss) scanUint(verb rune, bits int) uint64 {
	if verb == 'c' {
		return uint64(s.scanRune(bits))
	}
	tok, base := s.integerToken(verb, false)
	u, err := strconv.ParseUint(tok, base, 64)
	if err != nil {
		s.error(err)
	}
	if shift := 64 - uint(bits); u<<shift>>shift != u {
		s.errorString("unsigned integer overflow on token " + tok)
	}
	return u
}

// floatToken reads what looks like a floating-point number; the conversion judges it.
func (s *ss) floatToken() string {
	s.buf = s.buf[:0]
	if s.accept("nN") && s.accept("aA") && s.accept("nN") {
		return string(s.buf)
	}
	s.accept("+-")
	if s.accept("iI") && s.accept("nN") && s.accept("fF") {
		return string(s.buf)
	}
	digits, exponent := decDigits+"_", "eEpP"
	if s.accept("0") && s.accept("xX") {
		digits, exponent = hexDigits+"_", "pP"
	}
	s.acceptAll(digits)
	if s.accept(".") {
		s.acceptAll(digits)
	}
	if s.accept(exponent) {
		s.accept("+-")
		s.acceptAll(decDigits + "_")
	}
	return string(s.buf)
}

func (s *ss) scanFloat(bits int) float64 {
	s.SkipSpace()
	s.notEOF()
	tok := s.floatToken()
	mantissa, exponent := tok, ""
	for i := 0; i < len(tok); i++ {
		if tok[i] == 'x' || tok[i] == 'X' {
			mantissa, exponent = tok, ""
			break
		}
		if tok[i] == 'p' && exponent == "" {
			// A decimal number with a binary exponent, which strconv does not know.
			mantissa, exponent = tok[:i], tok[i+1:]
			if exponent == "" {
				exponent = " "
			}
		}
	}
	f, err := strconv.ParseFloat(mantissa, bits)
	exp := 0
	if err == nil && exponent != "" {
		if exponent == " " {
			exponent = ""
		}
		exp, err = strconv.Atoi(exponent)
	}
	if err != nil {
		if e, ok := err.(*strconv.NumError); ok {
			e.Num = tok
		}
		s.error(err)
	}
	if exp != 0 {
		f = scale(f, exp)
	}
	return f
}

// scale is f times 2 to the power of exp, by way of the hexadecimal form, so that it is rounded once.
func scale(f float64, exp int) float64 {
	hex := strconv.FormatFloat(f, 'x', -1, 64)
	for i := 0; i < len(hex); i++ {
		if hex[i] == 'p' {
			e, _ := strconv.Atoi(hex[i+1:])
			f, _ = strconv.ParseFloat(hex[:i+1]+strconv.Itoa(e+exp), 64)
		}
	}
	return f
}

func (s *ss) scanString(verb rune) string {
	s.checkVerb(verb, "svqxX", "string")
	s.SkipSpace()
	s.notEOF()
	switch verb {
	case 'q':
		return s.quotedString()
	case 'x', 'X':
		return s.hexString()
	}
	return string(s.token(true, isNotSpace))
}

func (s *ss) quotedString() string {
	s.notEOF()
	quote := s.next()
	switch quote {
	case '`':
		for {
			r := s.mustNext()
			if r == quote {
				return string(s.buf)
			}
			s.buf = utf8.AppendRune(s.buf, r)
		}
	case '"':
		s.buf = append(s.buf, '"')
		for {
			r := s.mustNext()
			s.buf = utf8.AppendRune(s.buf, r)
			if r == '"' {
				break
			}
			if r == '\\' {
				s.buf = utf8.AppendRune(s.buf, s.mustNext())
			}
		}
		text, err := strconv.Unquote(string(s.buf))
		if err != nil {
			s.error(err)
		}
		return text
	}
	s.errorString("expected quoted string")
	return ""
}

func hexValue(r rune) int {
	switch {
	case '0' <= r && r <= '9':
		return int(r - '0')
	case 'a' <= r && r <= 'f':
		return int(r-'a') + 10
	case 'A' <= r && r <= 'F':
		return int(r-'A') + 10
	}
	return -1
}

func (s *ss) hexString() string {
	s.notEOF()
	for {
		r := s.next()
		if r == eof {
			break
		}
		high := hexValue(r)
		if high < 0 {
			s.UnreadRune()
			break
		}
		low := hexValue(s.mustNext())
		if low < 0 {
			s.errorString("illegal hex digit")
		}
		s.buf = append(s.buf, byte(high<<4|low))
	}
	if len(s.buf) == 0 {
		s.errorString("no hex data for %x string")
	}
	return string(s.buf)
}

// scanOne reads one item into what arg points to.
func (s *ss) scanOne(verb rune, arg any) {
	s.buf = s.buf[:0]
	if v, ok := arg.(Scanner); ok {
		if err := v.Scan(s, verb); err != nil {
			if err == io.EOF {
				err = io.ErrUnexpectedEOF
			}
			s.error(err)
		}
		return
	}
	switch v := arg.(type) {
	case *int:
		*v = int(s.scanInt(verb, 64))
	case *string:
		*v = s.scanString(verb)
	case *float64:
		s.checkVerb(verb, floatVerbs, "float64")
		*v = s.scanFloat(64)
	case *float32:
		s.checkVerb(verb, floatVerbs, "float32")
		*v = float32(s.scanFloat(32))
	case *bool:
		*v = s.scanBool(verb)
	case *int8:
		*v = int8(s.scanInt(verb, 8))
	case *int16:
		*v = int16(s.scanInt(verb, 16))
	case *int32:
		*v = int32(s.scanInt(verb, 32))
	case *int64:
		*v = s.scanInt(verb, 64)
	case *uint:
		*v = uint(s.scanUint(verb, 64))
	case *uint8:
		*v = uint8(s.scanUint(verb, 8))
	case *uint16:
		*v = uint16(s.scanUint(verb, 16))
	case *uint32:
		*v = uint32(s.scanUint(verb, 32))
	case *uint64:
		*v = s.scanUint(verb, 64)
	case *uintptr:
		*v = uintptr(s.scanUint(verb, 64))
	case *[]byte:
		*v = []byte(s.scanString(verb))
	default:
		s.scanOther(verb, rvalue.ValueOf(arg))
	}
}

// scanOther reads into a value of a named type.
func (s *ss) scanOther(verb rune, ptr rvalue.Value) {
	if !ptr.IsValid() {
		s.errorString("type not a pointer: <nil>")
	}
	if ptr.Kind() != rvalue.Pointer {
		s.errorString("type not a pointer: " + ptr.Type().String())
	}
	v := ptr.Elem()
	kind := v.Kind()
	switch kind {
	case rvalue.Bool:
		b := uint64(0)
		if s.scanBool(verb) {
			b = 1
		}
		v.SetUint(b)
	case rvalue.Int, rvalue.Int8, rvalue.Int16, rvalue.Int32, rvalue.Int64:
		v.SetInt(s.scanInt(verb, 8*int(v.Type().Size())))
	case rvalue.Uint, rvalue.Uint8, rvalue.Uint16, rvalue.Uint32, rvalue.Uint64, rvalue.Uintptr:
		v.SetUint(s.scanUint(verb, 8*int(v.Type().Size())))
	case rvalue.Float32, rvalue.Float64:
		v.SetFloat(s.scanFloat(8 * int(v.Type().Size())))
	case rvalue.String:
		v.SetString(s.scanString(verb))
	default:
		if kind != rvalue.Slice || v.Type().Elem().Kind() != rvalue.Uint8 {
			s.errorString("can't scan type: " + ptr.Type().String())
		}
		v.SetBytes([]byte(s.scanString(verb)))
	}
}

func (s *ss) doScan(a []any) (n int, err error) {
	defer catchError(&err)
	for _, arg := range a {
		s.scanOne('v', arg)
		n++
	}
	if s.nlIsEnd {
		for {
			r := s.next()
			if r == '\n' || r == eof {
				break
			}
			if !isSpace(r) {
				s.errorString("expected newline")
			}
		}
	}
	return
}

// matchSpace matches the run of space at the start of format and returns its length. Every newline in it matches
// optional space and a newline or the end of the input. Space after the newlines matches optional space; space
// alone matches at least one space, or the end of the input.
func (s *ss) matchSpace(format string) (i int) {
	newlines, trailing := 0, false
	for i < len(format) {
		c, size := utf8.DecodeRuneInString(format[i:])
		if !isSpace(c) {
			break
		}
		if c == '\n' {
			newlines++
		}
		trailing = c != '\n'
		i += size
	}
	for k := 0; k < newlines; k++ {
		r := s.next()
		for isSpace(r) && r != '\n' {
			r = s.next()
		}
		if r != '\n' && r != eof {
			s.errorString("newline in format does not match input")
		}
	}
	if trailing {
		r := s.next()
		if newlines == 0 {
			if r != eof && !isSpace(r) {
				s.errorString("expected space in input to match format")
			}
			if r == '\n' {
				s.errorString("newline in input does not match format")
			}
		}
		for isSpace(r) && r != '\n' {
			r = s.next()
		}
		if r != eof {
			s.UnreadRune()
		}
	}
	return i
}

// advance matches the text of format before its next directive against the input. It returns how much of format
// matched, or -1 if the input differs.
func (s *ss) advance(format string) (i int) {
	for i < len(format) {
		c, size := utf8.DecodeRuneInString(format[i:])
		if isSpace(c) {
			i += s.matchSpace(format[i:])
			continue
		}
		if c == '%' {
			if i+1 == len(format) {
				s.errorString("missing verb: % at end of format string")
			}
			if format[i+1] != '%' {
				return i
			}
			i++
		}
		if s.mustNext() != c {
			s.UnreadRune()
			return -1
		}
		i += size
	}
	return i
}

func (s *ss) doScanf(format string, a []any) (n int, err error) {
	defer catchError(&err)
	end := len(format) - 1
	for i := 0; i <= end; {
		w := s.advance(format[i:])
		if w > 0 {
			i += w
			continue
		}
		if format[i] != '%' {
			if w < 0 {
				s.errorString("input does not match format")
			}
			break
		}
		i++
		var hasWid bool
		s.maxWid, hasWid, i = parseNumber(format, i, end)
		if !hasWid {
			s.maxWid = noWidth
		}
		verb, size := utf8.DecodeRuneInString(format[i:])
		i += size
		if verb != 'c' {
			s.SkipSpace()
		}
		if verb == '%' {
			s.SkipSpace()
			s.notEOF()
			if !s.accept("%") {
				s.errorString("missing literal %")
			}
			continue
		}
		s.argLimit = noWidth
		if s.maxWid < noWidth-s.count {
			s.argLimit = s.count + s.maxWid
		}
		if n >= len(a) {
			s.errorString("too few operands for format '%" + format[i-size:] + "'")
		}
		s.scanOne(verb, a[n])
		n++
		s.argLimit = noWidth
	}
	if n < len(a) {
		s.errorString("too many operands")
	}
	return
}
