// Every verb with flags, width and precision over values of many types; the results are hashed.
package main

import (
	"errors"
	"fmt"
	"math"
	"time"
)

type MyInt int
type MyStr string
type St int

func (s St) String() string { return "St!" }

type PSt struct{ a int }

func (s *PSt) String() string { return fmt.Sprint("PSt", s.a) }

type VSt struct{ a int }

func (s VSt) String() string { return fmt.Sprint("VSt", s.a) }

type Er struct{ msg string }

func (e Er) Error() string { return "err:" + e.msg }

type GS struct{ x, y int }

func (g GS) GoString() string { return "GS!" }

type Pan struct{}

func (Pan) String() string { panic("boom") }

type PanE struct{}

func (PanE) Error() string { panic(errors.New("inner")) }

type Bs []byte
type MyByte byte
type MB []MyByte
type S1 struct {
	A int
	B string
	c float64
	D []int
	E map[string]int
	F *int
	G any
	h any
	I error
	j fmt.Stringer
	K func()
	L chan int
}
type Nest struct {
	S1
	X  *S1
	Y  [2]bool
	st St
	St St
	p  PSt
	v  VSt
	V  VSt
}
type Emb struct{ VSt }
type unexp struct{ a, b any }

func safe(f func() string) (s string) {
	defer func() {
		if e := recover(); e != nil {
			s = "PANIC"
		}
	}()
	return f()
}
func main() {
	x := 7
	s1 := S1{1, "two", 3.5, []int{4, 5}, map[string]int{"z": 1, "a": 2}, nil, 6, St(3), Er{"e"}, St(4), nil, nil}
	values := []any{
		nil, true, false, 0, 1, -1, 12345, -98765, math.MaxInt64, math.MinInt64, int8(-128), int16(3000), int32('x'), int32('\u4e16'), int64(-5),
		uint(0), uint(77), uint8(200), uint16(65535), uint32(0x10ffff), uint64(math.MaxUint64), uintptr(0xdeadbeef),
		int32(0x110000), int32(-1), int32(7), 'é',
		float32(1.5), float32(0.1), 0.0, 1.0, -1.0, 3.14159265358979, 1e6, 1e20, 1e21, 1e22, 1e-5, 123456789.0, math.Inf(1), math.Inf(-1), math.NaN(), math.Copysign(0, -1), math.MaxFloat64, math.SmallestNonzeroFloat64, float32(math.Inf(1)), 2.0e-7, 100000.0, 0.001,

		"", "hello", "héllo, 世界", "a\x00b\n\t\"q\"", "back`tick", "\xff\xfe bad", "tab\tonly", "\U0001F600", "\u200b",
		[]byte(nil), []byte{}, []byte("bytes"), []byte{0, 1, 255}, [3]byte{1, 2, 3}, [0]int{}, Bs("named"), MB{1, 2, 3}, []MyByte{9, 10}, [2]MyByte{65, 66},
		[]int(nil), []int{}, []int{1, -2, 3}, [2]string{"a", "b"}, []string{"x", "y z"}, []any{1, "a", nil, 2.5, St(1), []int{1}}, [][]int{{1}, {2, 3}, nil}, []float64{1, 2.5},
		map[string]int(nil), map[string]int{}, map[string]int{"b": 2, "a": 1, "c": 3}, map[int]string{3: "x", 1: "y", -2: "z"}, map[float64]bool{1.5: true, -1: false, math.NaN(): true},
		map[bool]int{true: 1, false: 0}, map[[2]int]string{{2, 1}: "b", {1, 2}: "a"}, map[GS]int{{2, 1}: 1, {1, 5}: 2}, map[any]int{1: 1, 0: 2, -4: 3}, map[uint8]int{7: 1, 3: 2}, map[string][]int{"q": {1}},
		map[int]int{1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6, 7: 7, 8: 8, 9: 9, 10: 10, 11: 11, 12: 12, 13: 13, 14: 14, 15: 15, 16: 16, 17: 17, 18: 18, 19: 19, 20: 20},
		s1, &s1, Nest{S1: s1}, &Nest{X: nil}, struct{}{}, struct{ a, b int }{1, 2}, &struct{ X any }{nil}, unexp{1, nil}, unexp{St(1), Er{"q"}}, unexp{1, VSt{2}},
		MyInt(5), MyStr("mine"), St(9), PSt{3}, (*PSt)(nil), VSt{5}, &VSt{6}, (*VSt)(nil), Er{"x"}, &Er{"y"}, (*Er)(nil), GS{1, 2}, &GS{3, 4}, Pan{}, &Pan{}, (*Pan)(nil), PanE{},
		[]St{1, 2}, []error{Er{"a"}, nil}, map[St]VSt{1: {2}}, []VSt{{1}}, []*VSt{nil}, Emb{VSt{8}}, []Pan{{}}, struct{ P Pan }{}, struct{ p Pan }{},
		(*int)(nil), (func())(nil), (chan int)(nil), &[]int{1}, &map[string]int{"k": 1},
		time.Duration(1500 * time.Millisecond), time.March, []time.Duration{time.Second},
		any(MyInt(3)), [1]any{nil}, [3]bool{true}, struct{ F func() }{}, []func(){nil},
		struct {
			A, B any
			C    map[string]any
		}{1, nil, map[string]any{"x": nil, "y": []any{1}}},
	}
	_ = x

	verbs := "vTtbcdoOqxXUeEfFgGswyz%!\u4e16"
	flags := []string{"", "+", "-", "# ", "0"}
	widths := []string{"", "12"}
	precs := []string{"", ".3"}
	for _, v := range values {
		h := uint32(2166136261)
		add := func(s string) {
			for i := 0; i < len(s); i++ {
				h = (h ^ uint32(s[i])) * 16777619
			}
		}
		for _, verb := range verbs {
			for _, fl := range flags {
				for _, w := range widths {
					for _, pr := range precs {
						f := "<%" + fl + w + pr + string(verb) + ">"
						add(safe(func() string { return fmt.Sprintf(f, v) }))
					}
				}
			}
		}
		add(fmt.Sprintln(v, v, "s", v))
		add(fmt.Sprint(v, v, "s", v))
		fmt.Printf("%T %08x\n", v, h)
	}
	fmts := []string{"", "%", "%d %d", "%[2]d %[1]d", "%[3]d", "%[x]d", "%[", "%[]d", "%[1", "%[1]", "%*d", "%-*d|", "%.*f|", "%[2]*[1]d|", "%[3]*.[2]*[1]f|", "%[1]d %d %d", "%6.2f%%", "%d%%%s", "%[1]*d", "%.[2]*[1]d", "%[2]2d", "%[1].2d", "%.[1]2d", "%.[1]d", "%0*d|", "%!", "%z", "%d extra", "%s %v %T", "%[5]d %d", "%[-1]d", "%[99999999999]d", "%99999999999d", "%.99999999999d", "%*", "%.*", "%-010d|", "% d|% x|%# x|", "%[1]v %[1]T %[2]q", "%v %v %v %v", "%.[3]*d", "%+-8d|", "héé %d 世界%s", "%d%", "%世", "%\xff", "%#[1]x", "%[1]#x", "%  d", "%.-3d", "%.+d", "%1.d|", "%-.3q|"}
	args := [][]any{{}, {1}, {1, 2}, {1, 2, 3}, {1, 2, 3, 4}, {"a", 2}, {3.5, 2, 9}, {nil}, {5, "x"}, {-5, 42}, {10, -3, 7}, {2, 3.25}, {int8(4), 9}, {uint64(1 << 63), 9}, {2000000, 1}, {nil, nil}, {"s", []int{1}, Er{"e"}}}

	for _, f := range fmts {
		h := uint32(2166136261)
		for _, a := range args {
			for _, c := range []byte(safe(func() string { return fmt.Sprintf(f, a...) })) {
				h = (h ^ uint32(c)) * 16777619
			}
		}
		fmt.Printf("%q %08x\n", f, h)
	}
}

// Output:
// <nil> 7f33e363
// bool 5a083cc7
// bool 88a34a5d
// int dbc6d05f
// int 103d9cb7
// int 036fefb1
// int 7500734d
// int eff9f013
// int fcc2f9c7
// int 8f9a788d
// int8 51fa3ee9
// int16 1f2ec6e1
// int32 86a92233
// int32 a28114d7
// int64 348031d5
// uint 24915b9d
// uint 1d9d21dd
// uint8 1e1df2a3
// uint16 f7b20745
// uint32 add43217
// uint64 01581d2b
// uintptr 5d5e4eab
// int32 a1363f55
// int32 1ba40309
// int32 801d5279
// int32 41b09269
// float32 b905bc0d
// float32 9d80897b
// float64 fd69f32f
// float64 f6025f15
// float64 8b390e09
// float64 41139d35
// float64 8b6f9253
// float64 036b269b
// float64 a992771f
// float64 e52f4077
// float64 57beb7b3
// float64 ce52efdd
// float64 3c53d47b
// float64 78061fb7
// float64 f03b08f3
// float64 b63d167d
// float64 f3323daf
// float64 a0b14ba5
// float32 3860c7cf
// float64 824ab42f
// float64 b4fa09a9
// float64 c8ae46e7
// string ee2d8063
// string 0eb7d461
// string d460bac1
// string 04485ccd
// string 3596e653
// string 51b3c493
// string b7c9d54d
// string 598d9ccb
// string 09db54cf
// []uint8 e68bbd0f
// []uint8 40f5228f
// []uint8 fff823df
// []uint8 b555efcf
// [3]uint8 43927d35
// [0]int 43b114e5
// main.Bs 0c4d6175
// main.MB 016197bd
// []main.MyByte 89693a43
// [2]main.MyByte 80517997
// []int 5977f333
// []int 7267b94f
// []int 8cd3a6e3
// [2]string 5c1819df
// []string 6a4e5cbd
// []interface {} 69e1d999
// [][]int 1efaaa49
// []float64 d99d5e09
// map[string]int 64cd99ad
// map[string]int 5545a1ed
// map[string]int d4f1ae67
// map[int]string 1c1e7447
// map[float64]bool 27905c07
// map[bool]int ebe55d7b
// map[[2]int]string 78bb7a55
// map[main.GS]int d4711b93
// map[interface {}]int 355e431f
// map[uint8]int 3cd601d1
// map[string][]int b4f1b0f1
// map[int]int c1e25e3d
// main.S1 cc5f26a7
// *main.S1 164d007b
// main.Nest a715b533
// *main.Nest 6b9f4d4b
// struct {} efdd4863
// struct { a int; b int } 389e97a5
// *struct { X interface {} } 024cd86f
// main.unexp 782a0a55
// main.unexp cb351dbb
// main.unexp 661d4787
// main.MyInt 542b5e55
// main.MyStr 40dc4267
// main.St 79a57de1
// main.PSt fcd5c16b
// *main.PSt acae9bfd
// main.VSt 6bdc279f
// *main.VSt f37c6085
// *main.VSt e0acfa9d
// main.Er 84acab6f
// *main.Er dd93f153
// *main.Er b3326687
// main.GS 5a1d985b
// *main.GS 899dd807
// main.Pan 3514f065
// *main.Pan c19e40f9
// *main.Pan a727a84d
// main.PanE ad327efb
// []main.St 1fa7d1e9
// []error bebf8243
// map[main.St]main.VSt c63e4d59
// []main.VSt 4d2ff4c1
// []*main.VSt d6d18cbd
// main.Emb cf6486df
// []main.Pan 9a441991
// struct { P main.Pan } 4a45dc0b
// struct { p main.Pan } e272ea07
// *int 1a73c32d
// func() 79d770f9
// chan int a1b83887
// *[]int 079cd6e9
// *map[string]int 88a9e7cd
// time.Duration 4ecd7783
// time.Month 509a4d2d
// []time.Duration 7f05a379
// main.MyInt 44b9a8b7
// [1]interface {} 9da31a25
// [3]bool cce1a353
// struct { F func() } c038698f
// []func() 0ef62253
// struct { A interface {}; B interface {}; C map[string]interface {} } f5720ba7
// "" 1378a33d
// "%" da84c5ea
// "%d %d" cb7820c3
// "%[2]d %[1]d" 6117b06f
// "%[3]d" 7fef0da9
// "%[x]d" 1d662385
// "%[" 7e7d92b2
// "%[]d" 1d662385
// "%[1" 7e7d92b2
// "%[1]" 7e7d92b2
// "%*d" 334e5299
// "%-*d|" e7dcd827
// "%.*f|" cab35e6a
// "%[2]*[1]d|" 671e8d57
// "%[3]*.[2]*[1]f|" ad6b7d81
// "%[1]d %d %d" 6d1a470a
// "%6.2f%%" e3b2c467
// "%d%%%s" ba77edae
// "%[1]*d" d40ed316
// "%.[2]*[1]d" 9164881f
// "%[2]2d" 1d662385
// "%[1].2d" 1d662385
// "%.[1]2d" eb0784a6
// "%.[1]d" cb4fcfcc
// "%0*d|" 3e5b5351
// "%!" 399a82db
// "%z" 22e526d4
// "%d extra" f6370bae
// "%s %v %T" 89dd7f6d
// "%[5]d %d" d5b243af
// "%[-1]d" 1d662385
// "%[99999999999]d" 1d662385
// "%99999999999d" da84c5ea
// "%.99999999999d" da84c5ea
// "%*" 5165bee1
// "%.*" da3a75af
// "%-010d|" f499e2da
// "% d|% x|%# x|" 6b57a397
// "%[1]v %[1]T %[2]q" 9eca786e
// "%v %v %v %v" a3ab5061
// "%.[3]*d" 44047a63
// "%+-8d|" 14c82049
// "héé %d 世界%s" cd13a1ff
// "%d%" 66b6444b
// "%世" 032c31b4
// "%\xff" 9127795d
// "%#[1]x" 8acbf92c
// "%[1]#x" a32f1d75
// "%  d" 05b13aee
// "%.-3d" e58323da
// "%.+d" f5a319c9
// "%1.d|" d69e3d38
// "%-.3q|" a970f18d
