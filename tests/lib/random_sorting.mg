package main

// Sorting in all ways on data of all shapes. Where equal elements end up is part of
// the result.

import (
	"container/heap"
	"container/list"
	"container/ring"
	"fmt"
	"math/rand"
	"sort"
	"unicode"
	"unicode/utf8"
)

type pair struct {
	key, id int
}

type byKey []pair

func (p byKey) Len() int           { return len(p) }
func (p byKey) Less(i, j int) bool { return p[i].key < p[j].key }
func (p byKey) Swap(i, j int)      { p[i], p[j] = p[j], p[i] }

type keyHeap struct{ byKey }

func (h *keyHeap) Push(x any) { h.byKey = append(h.byKey, x.(pair)) }

func (h *keyHeap) Pop() any {
	n := len(h.byKey)
	x := h.byKey[n-1]
	h.byKey = h.byKey[:n-1]
	return x
}

func shape(kind, n int) []pair {
	p := make([]pair, n)
	for i := range p {
		key := 0
		switch kind {
		case 0:
			key = i
		case 1:
			key = -i
		case 2:
			key = i % 7
		case 3:
			key = rand.Intn(10)
		case 4:
			key = (i - n/2) * (i - n/2)
		case 5:
			key = rand.Int()
		}
		p[i] = pair{key, i}
	}
	return p
}

func sum(p []pair) (h uint32) {
	for _, x := range p {
		h = (h*31+uint32(x.key))*31 + uint32(x.id)
	}
	return h
}

func main() {
	for kind := 0; kind < 6; kind++ {
		for _, n := range []int{0, 1, 5, 12, 13, 50, 51, 400} {
			p := shape(kind, n)
			ways := [5][]pair{}
			for i := range ways {
				ways[i] = append([]pair(nil), p...)
			}
			sort.Sort(byKey(ways[0]))
			sort.Stable(byKey(ways[1]))
			sort.Slice(ways[2], func(i, j int) bool { return ways[2][i].key < ways[2][j].key })
			sort.SliceStable(ways[3], func(i, j int) bool { return ways[3][i].key < ways[3][j].key })
			sort.Sort(sort.Reverse(byKey(ways[4])))
			fmt.Print(kind, " ", n)
			for i := range ways {
				fmt.Printf(" %08x", sum(ways[i]))
			}
			fmt.Println(sort.IsSorted(byKey(p)), sort.IsSorted(byKey(ways[0])))
			if n == 50 {
				h := &keyHeap{byKey: append(byKey(nil), p...)}
				heap.Init(h)
				heap.Push(h, pair{3, -1})
				h.byKey[7].key = 5
				heap.Fix(h, 7)
				out := []pair{heap.Remove(h, 4).(pair)}
				for h.Len() > 0 {
					out = append(out, heap.Pop(h).(pair))
				}
				fmt.Printf("heap %08x\n", sum(out))
			}
		}
	}
	ints, floats, texts := make([]int, 100), make([]float64, 100), make([]string, 100)
	for i := range ints {
		ints[i] = rand.Intn(1000)
		floats[i] = rand.NormFloat64()
		texts[i] = fmt.Sprint(rand.Intn(1000))
	}
	sort.Ints(ints)
	sort.Float64s(floats)
	sort.Strings(texts)
	fmt.Println(ints[:10], floats[:3], texts[:10], sort.IntsAreSorted(ints), sort.StringsAreSorted(texts))
	fmt.Println(sort.SearchInts(ints, 500), sort.SearchFloat64s(floats, 0), sort.SearchStrings(texts, "5"), sort.Search(100, func(i int) bool { return i*i > 50 }))
	fmt.Println(sort.Find(100, func(i int) int { return 500 - ints[i] }))

	l := list.New()
	var marks []*list.Element
	for i := 0; i < 200; i++ {
		switch rand.Intn(8) {
		case 0:
			marks = append(marks, l.PushBack(i))
		case 1:
			marks = append(marks, l.PushFront(i))
		}
		if len(marks) > 1 {
			a, b := marks[rand.Intn(len(marks))], marks[rand.Intn(len(marks))]
			switch rand.Intn(10) {
			case 0:
				l.MoveToBack(a)
			case 1:
				l.MoveToFront(a)
			case 2:
				l.MoveBefore(a, b)
			case 3:
				l.MoveAfter(a, b)
			case 4:
				l.InsertBefore(-i, a)
			case 5:
				l.InsertAfter(-i, a)
			case 6:
				l.Remove(a)
			}
		}
	}
	other := list.New()
	other.PushBackList(l)
	other.PushFrontList(l)
	for e := other.Front(); e != nil; e = e.Next() {
		fmt.Print(e.Value, " ")
	}
	fmt.Println(l.Len(), other.Len(), l.Front().Value, l.Back().Prev().Value)

	r := ring.New(10)
	for i := 0; i < r.Len(); i++ {
		r.Value = i
		r = r.Next()
	}
	r.Unlink(3)
	r.Move(-2).Link(ring.New(1))
	r.Do(func(x any) { fmt.Print(x, " ") })
	fmt.Println(r.Len())

	// A checksum of what unicode says of every 13th character.
	h := uint32(0)
	for c := rune(-1); c < 0x110010; c += 13 {
		for k, f := range []func(rune) bool{unicode.IsLetter, unicode.IsUpper, unicode.IsLower, unicode.IsTitle, unicode.IsDigit, unicode.IsNumber,
			unicode.IsSpace, unicode.IsPunct, unicode.IsSymbol, unicode.IsMark, unicode.IsControl, unicode.IsGraphic, unicode.IsPrint, utf8.ValidRune} {
			if c > 0x3000 && c%26 != 0 && k > 3 {
				continue
			}
			h *= 3
			if f(c) {
				h += uint32(k) + 1
			}
		}
		if c < 0x20000 {
			h = h*31 + uint32(unicode.ToUpper(c)) + 5*uint32(unicode.ToLower(c)) + 7*uint32(unicode.ToTitle(c)) + 11*uint32(unicode.SimpleFold(c))
		}
	}
	fmt.Printf("%08x %v %v %v\n", h, unicode.Is(unicode.Han, '世'), unicode.In('é', unicode.Latin, unicode.Greek), unicode.Is(unicode.White_Space, ' '))
	b := []byte("a\xffé世\xe4\xb8😀\xed\xa0\x80")
	for i := range b {
		fr, fs := utf8.DecodeRune(b[i:])
		lr, ls := utf8.DecodeLastRune(b[:i])
		fmt.Print(fr, fs, lr, ls, utf8.RuneCount(b[i:]), utf8.Valid(b[:i]), utf8.FullRune(b[i:]), utf8.RuneStart(b[i]), " ")
	}
	fmt.Println(string(utf8.AppendRune(nil, '世')), utf8.RuneLen('é'), utf8.RuneLen(0xD800))
}

// Output:
// 0 0 00000000 00000000 00000000 00000000 00000000true true
// 0 1 00000000 00000000 00000000 00000000 00000000true true
// 0 5 a04eb140 a04eb140 a04eb140 a04eb140 fc141140true true
// 0 12 9a852840 9a852840 9a852840 9a852840 5a373840true true
// 0 13 0ddc19c0 0ddc19c0 0ddc19c0 0ddc19c0 a2aab9c0true true
// 0 50 881c1920 881c1920 881c1920 881c1920 a2edd120true true
// heap 3366503e
// 0 51 f17a5760 f17a5760 f17a5760 f17a5760 2985b760true true
// 0 400 43a17700 43a17700 43a17700 43a17700 34723700true true
// 1 0 00000000 00000000 00000000 00000000 00000000true true
// 1 1 00000000 00000000 00000000 00000000 00000000true true
// 1 5 e3ad2fd4 e3ad2fd4 e3ad2fd4 e3ad2fd4 c9b639d4false true
// 1 12 4b6c3b44 4b6c3b44 4b6c3b44 4b6c3b44 1f232a44false true
// 1 13 677ff1dc 677ff1dc 677ff1dc 677ff1dc e301a7dcfalse true
// 1 50 57410bf2 57410bf2 57410bf2 57410bf2 a065a872false true
// heap db178507
// 1 51 9912a416 9912a416 9912a416 9912a416 1d9d4e16false true
// 1 400 0ed4ec70 0ed4ec70 0ed4ec70 0ed4ec70 0098a070false true
// 2 0 00000000 00000000 00000000 00000000 00000000true true
// 2 1 00000000 00000000 00000000 00000000 00000000true true
// 2 5 a04eb140 a04eb140 a04eb140 a04eb140 fc141140true true
// 2 12 ec672f83 ec672f83 ec672f83 ec672f83 83a54103false true
// 2 13 054fe7ea 6f58fdaa 054fe7ea 6f58fdaa 9b28feeafalse true
// 2 50 107b8d16 903d0c56 107b8d16 903d0c56 cdc06fd6false true
// heap 3ebe96ae
// 2 51 8e214867 b110f227 8e214867 b110f227 406af727false true
// 2 400 a2b7196b cff2352b a2b7196b cff2352b a16b7b2bfalse true
// 3 0 00000000 00000000 00000000 00000000 00000000true true
// 3 1 0000001f 0000001f 0000001f 0000001f 0000001ftrue true
// 3 5 9442af2a 9442af2a 9442af2a 9442af2a ddb54aeafalse true
// 3 12 ded9c5b5 ded9c5b5 ded9c5b5 ded9c5b5 11c289b5false true
// 3 13 3b4a7c63 21fa9823 3b4a7c63 21fa9823 8c3a9223false true
// 3 50 6e443a5d 5775299d 6e443a5d 5775299d 4298d6ddfalse true
// heap e32a6758
// 3 51 37078cad 7b4f46ed 37078cad 7b4f46ed e49f432dfalse true
// 3 400 742c45a9 41858469 742c45a9 41858469 d0b2bc69false true
// 4 0 00000000 00000000 00000000 00000000 00000000true true
// 4 1 00000000 00000000 00000000 00000000 00000000true true
// 4 5 c7313740 c7313740 c7313740 c7313740 4606d4c0false true
// 4 12 189a85f0 189a85f0 189a85f0 189a85f0 43aa7970false true
// 4 13 5012dd58 5c10ce58 5012dd58 5c10ce58 97d845d8false true
// 4 50 9428e6f0 1b56c4f0 9428e6f0 1b56c4f0 ed5c4570false true
// heap 2c7136f8
// 4 51 2d8b36d1 a0b994d1 2d8b36d1 a0b994d1 818782d1false true
// 4 400 359e2220 c811cd20 359e2220 c811cd20 746e9b20false true
// 5 0 00000000 00000000 00000000 00000000 00000000true true
// 5 1 e0279fcd e0279fcd e0279fcd e0279fcd e0279fcdtrue true
// 5 5 14ea4c43 14ea4c43 14ea4c43 14ea4c43 7a0cc743false true
// 5 12 8e5d3055 8e5d3055 8e5d3055 8e5d3055 6ad84695false true
// 5 13 f12078a8 f12078a8 f12078a8 f12078a8 1f2ad528false true
// 5 50 6c1bdd00 6c1bdd00 6c1bdd00 6c1bdd00 f5891a00false true
// heap c3b76d4e
// 5 51 b8c4d2b6 b8c4d2b6 b8c4d2b6 b8c4d2b6 dd4f21b6false true
// 5 400 2e6c66d8 2e6c66d8 2e6c66d8 2e6c66d8 89d25758false true
// [2 6 17 19 24 50 55 57 62 84] [-2.5630742580347032 -2.138014043846481 -1.8801180268383444] [107 107 114 115 116 130 134 142 150 152] true true
// 54 57 45 8
// 54 true
// 197 170 179 171 90 156 -175 166 -178 141 -162 0 89 102 -188 13 92 97 139 109 79 -177 -114 94 -195 -173 116 -13 -15 -17 -30 -33 -67 -98 81 64 -64 -60 -74 -49 -47 -75 -97 -118 -163 70 126 83 146 154 160 167 172 -197 178 187 113 196 198 199 197 170 179 171 90 156 -175 166 -178 141 -162 0 89 102 -188 13 92 97 139 109 79 -177 -114 94 -195 -173 116 -13 -15 -17 -30 -33 -67 -98 81 64 -64 -60 -74 -49 -47 -75 -97 -118 -163 70 126 83 146 154 160 167 172 -197 178 187 113 196 198 199 60 120 197 198
// 0 4 5 6 7 8 <nil> 9 8
// 7439e354 true true true
// 97 1 65533 0 10 true true true 65533 1 97 1 9 true true true 233 2 65533 1 8 false true true 65533 1 65533 1 8 false true false 19990 3 233 2 7 false true true 65533 1 65533 1 8 false true false 65533 1 65533 1 7 false true false 65533 1 19990 3 6 false true true 65533 1 65533 1 5 false true false 128512 4 65533 1 4 false true true 65533 1 65533 1 6 false true false 65533 1 65533 1 5 false true false 65533 1 65533 1 4 false true false 65533 1 128512 4 3 false true true 65533 1 65533 1 2 false true false 65533 1 65533 1 1 false true false 世 2 -1
