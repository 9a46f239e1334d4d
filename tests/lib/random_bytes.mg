package main

// Random texts through the functions of package bytes: each line is a checksum of
// one function's results.

import (
	"bytes"
	"fmt"
	"io"
	"math/rand"
	"sort"
	"unicode"
)

var sums = map[string]uint32{}

// add mixes the text of results into the checksum of name (FNV-1a).
func add(name string, results ...any) {
	h, ok := sums[name]
	if !ok {
		h = 2166136261
	}
	s := fmt.Sprintf("%q", results)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	sums[name] = h
}

var pieces = []string{"a", "b", "ab", "A", "B", " ", "\t", "é", "É", "世", "ß", "ſ", "K", "k", "\xff", "\xe4\xb8", ",",
	"ǅ", "\u2003", "\ufffd", "i", "İ", "ı", "σ", "ς", "Σ", "_"}

func text(max int) []byte {
	var s []byte
	for n := rand.Intn(max); n > 0; n-- {
		s = append(s, pieces[rand.Intn(len(pieces))]...)
	}
	return s
}

func isSpaceOrA(r rune) bool { return r == 'a' || unicode.IsSpace(r) }

func shift(r rune) rune {
	switch r {
	case 'a':
		return -1
	case 'b':
		return '世'
	case ' ':
		return 0x110000
	}
	return r
}

func search(a, b []byte) {
	add("Index", bytes.Index(a, b), bytes.LastIndex(a, b), bytes.IndexAny(a, string(b)), bytes.LastIndexAny(a, string(b)))
	add("IndexRune", bytes.IndexRune(a, '世'), bytes.IndexRune(a, '\ufffd'), bytes.IndexRune(a, -1), bytes.IndexByte(a, 'b'),
		bytes.LastIndexByte(a, 'b'))
	add("IndexFunc", bytes.IndexFunc(a, isSpaceOrA), bytes.LastIndexFunc(a, isSpaceOrA))
	add("Contains", bytes.Contains(a, b), bytes.ContainsAny(a, string(b)), bytes.ContainsRune(a, 'k'))
	add("Count", bytes.Count(a, b))
	add("Compare", bytes.Compare(a, b), bytes.HasPrefix(a, b), bytes.HasSuffix(a, b))
	add("EqualFold", bytes.EqualFold(a, b), bytes.EqualFold(a, bytes.ToUpper(a)), bytes.EqualFold(bytes.ToLower(a), a))
}

func cut(a, b []byte, n int) {
	add("Split", bytes.Split(a, b), bytes.SplitN(a, b, n), bytes.SplitAfter(a, b), bytes.SplitAfterN(a, b, n))
	add("Fields", bytes.Fields(a), bytes.FieldsFunc(a, isSpaceOrA))
	before, after, found := bytes.Cut(a, b)
	add("Cut", before, after, found)
	add("Trim", bytes.Trim(a, string(b)), bytes.TrimLeft(a, string(b)), bytes.TrimRight(a, string(b)), bytes.TrimSpace(a))
	add("TrimPrefix", bytes.TrimPrefix(a, b), bytes.TrimSuffix(a, b))
	add("TrimFunc", bytes.TrimFunc(a, isSpaceOrA), bytes.TrimLeftFunc(a, isSpaceOrA), bytes.TrimRightFunc(a, isSpaceOrA))
}

func change(a, b, c []byte, n int) {
	add("Join", bytes.Join([][]byte{a, b, c}[:rand.Intn(4)], b))
	add("Map", bytes.Map(shift, a))
	add("Repeat", bytes.Repeat(a, n+1))
	add("Case", bytes.ToUpper(a), bytes.ToLower(a), bytes.ToTitle(a), bytes.Title(a))
	add("CaseSpecial", bytes.ToUpperSpecial(unicode.TurkishCase, a), bytes.ToLowerSpecial(unicode.AzeriCase, a))
	add("ToValidUTF8", bytes.ToValidUTF8(a, b))
	add("Replace", bytes.Replace(a, b, c, n), bytes.ReplaceAll(a, b, c))
	add("Runes", bytes.Runes(a), bytes.Equal(a, b))
}

func buffer(a, b []byte) {
	var buf bytes.Buffer
	for i := 0; i < 12; i++ {
		switch rand.Intn(14) {
		case 0:
			n, err := buf.Write(a)
			add("Buffer", n, err)
		case 1:
			n, err := buf.WriteString(string(b))
			add("Buffer", n, err)
		case 2:
			add("Buffer", buf.WriteByte('x'))
		case 3:
			n, err := buf.WriteRune('世')
			add("Buffer", n, err)
		case 4:
			c, err := buf.ReadByte()
			add("Buffer", c, err)
		case 5:
			c, n, err := buf.ReadRune()
			add("Buffer", c, n, err)
		case 6:
			add("Buffer", buf.UnreadByte())
		case 7:
			add("Buffer", buf.UnreadRune())
		case 8:
			p := make([]byte, rand.Intn(5))
			n, err := buf.Read(p)
			add("Buffer", n, err, p)
		case 9:
			add("Buffer", buf.Next(rand.Intn(4)))
		case 10:
			line, err := buf.ReadString('a')
			add("Buffer", line, err)
		case 11:
			n, err := buf.ReadFrom(bytes.NewReader(b))
			add("Buffer", n, err)
		case 12:
			buf.Grow(rand.Intn(100))
		case 13:
			if n := buf.Len(); n > 0 && rand.Intn(4) == 0 {
				buf.Truncate(rand.Intn(n))
			}
		}
		add("Buffer", buf.String(), buf.Len(), buf.Cap())
	}
}

func read(a []byte) {
	r := bytes.NewReader(a)
	p := make([]byte, 3)
	for i := 0; i < 8; i++ {
		switch rand.Intn(6) {
		case 0:
			c, err := r.ReadByte()
			add("Reader", c, err)
		case 1:
			c, n, err := r.ReadRune()
			add("Reader", c, n, err)
		case 2:
			add("Reader", r.UnreadByte())
		case 3:
			add("Reader", r.UnreadRune())
		case 4:
			n, err := r.Read(p)
			add("Reader", n, err, p[:n], r.Len())
		case 5:
			n, err := r.Seek(int64(rand.Intn(5)-2), rand.Intn(4))
			add("Reader", n, err)
		}
	}
	rest, err := io.ReadAll(r)
	add("Reader", rest, err, r.Size())
}

func main() {
	for i := 0; i < 250; i++ {
		a, b, c, n := text(9), text(4), text(5), rand.Intn(6)-1
		search(a, b)
		cut(a, b, n)
		change(a, b, c, n)
		read(a)
		buffer(a, b)
	}
	var names []string
	for name := range sums {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		fmt.Printf("%s %08x\n", name, sums[name])
	}
}

// Output:
// Buffer 9d59ed89
// Case fdf7357a
// CaseSpecial 5c974d8f
// Compare 1eb5b4fb
// Contains f98b92ab
// Count 678b06da
// Cut 1f5b1777
// EqualFold 128875de
// Fields b744fe3a
// Index fe1d52ed
// IndexFunc 01ae4880
// IndexRune 9466755a
// Join a8fb089d
// Map df269a2a
// Reader 8c22ebae
// Repeat 0f67bb12
// Replace 06495f85
// Runes c0f4c50e
// Split e034a12b
// ToValidUTF8 64c1a47d
// Trim e77f5172
// TrimFunc e6821aba
// TrimPrefix aba12ded
