package main

// Random texts through the functions of package strings: each line is a checksum of
// one function's results.

import (
	"bytes"
	"fmt"
	"io"
	"math/rand"
	"sort"
	"strings"
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

func text(max int) string {
	s := ""
	for n := rand.Intn(max); n > 0; n-- {
		s += pieces[rand.Intn(len(pieces))]
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

func search(a, b string) {
	add("Index", strings.Index(a, b), strings.LastIndex(a, b), strings.IndexAny(a, b), strings.LastIndexAny(a, b))
	add("IndexRune", strings.IndexRune(a, '世'), strings.IndexRune(a, '\ufffd'), strings.IndexRune(a, -1), strings.IndexByte(a, 'b'),
		strings.LastIndexByte(a, 'b'))
	add("IndexFunc", strings.IndexFunc(a, isSpaceOrA), strings.LastIndexFunc(a, isSpaceOrA))
	add("Contains", strings.Contains(a, b), strings.ContainsAny(a, b), strings.ContainsRune(a, 'k'))
	add("Count", strings.Count(a, b))
	add("Compare", strings.Compare(a, b), strings.HasPrefix(a, b), strings.HasSuffix(a, b))
	add("EqualFold", strings.EqualFold(a, b), strings.EqualFold(a, strings.ToUpper(a)), strings.EqualFold(strings.ToLower(a), a))
}

func cut(a, b string, n int) {
	add("Split", strings.Split(a, b), strings.SplitN(a, b, n), strings.SplitAfter(a, b), strings.SplitAfterN(a, b, n))
	add("Fields", strings.Fields(a), strings.FieldsFunc(a, isSpaceOrA))
	before, after, found := strings.Cut(a, b)
	add("Cut", before, after, found)
	add("Trim", strings.Trim(a, b), strings.TrimLeft(a, b), strings.TrimRight(a, b), strings.TrimSpace(a))
	add("TrimPrefix", strings.TrimPrefix(a, b), strings.TrimSuffix(a, b))
	add("TrimFunc", strings.TrimFunc(a, isSpaceOrA), strings.TrimLeftFunc(a, isSpaceOrA), strings.TrimRightFunc(a, isSpaceOrA))
}

func change(a, b, c string, n int) {
	add("Join", strings.Join([]string{a, b, c}[:rand.Intn(4)], b))
	add("Map", strings.Map(shift, a))
	add("Repeat", strings.Repeat(a, n+1))
	add("Case", strings.ToUpper(a), strings.ToLower(a), strings.ToTitle(a), strings.Title(a))
	add("CaseSpecial", strings.ToUpperSpecial(unicode.TurkishCase, a), strings.ToLowerSpecial(unicode.AzeriCase, a))
	add("ToValidUTF8", strings.ToValidUTF8(a, b))
	add("Replace", strings.Replace(a, b, c, n), strings.ReplaceAll(a, b, c))
	var pairs []string
	for k := rand.Intn(5); k > 0; k-- {
		pairs = append(pairs, text(3), text(3))
	}
	r := strings.NewReplacer(pairs...)
	var buf bytes.Buffer
	m, err := r.WriteString(&buf, a)
	add("Replacer", r.Replace(a), buf.String(), m, err)
}

func read(a string) {
	r := strings.NewReader(a)
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
// Case 96c25acb
// CaseSpecial a3c8f9e1
// Compare 51658c4a
// Contains 6ef812c3
// Count 946aa3a6
// Cut a466aea1
// EqualFold 8368bbff
// Fields f5a66dd1
// Index 1e59b4bb
// IndexFunc 97840cef
// IndexRune 32c77bf1
// Join a61c9f96
// Map 980b59b9
// Reader 66d81d38
// Repeat b6767737
// Replace dcc50357
// Replacer 802a0b53
// Split 99c7d912
// ToValidUTF8 198a1d8c
// Trim d2cdedd3
// TrimFunc 03a4c309
// TrimPrefix 0884df6a
