package main

// Random numbers and texts through strconv, math, math/bits and fmt: each line is a
// checksum of one function's results.

import (
	"fmt"
	"math"
	"math/bits"
	"math/rand"
	"sort"
	"strconv"
)

var sums = map[string]uint32{}

// add mixes the text of results into the checksum of name (FNV-1a).
func add(name string, results ...any) {
	h, ok := sums[name]
	if !ok {
		h = 2166136261
	}
	s := fmt.Sprint(results...)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	sums[name] = h
}

func float(i int) float64 {
	switch i % 7 {
	case 0:
		return math.Float64frombits(rand.Uint64())
	case 1:
		return float64(math.Float32frombits(rand.Uint32()))
	case 2:
		return float64(rand.Intn(100000)) / 100
	case 3:
		return math.Ldexp(1, rand.Intn(2200)-1100)
	case 4:
		return float64(rand.Intn(2000)-1000) / 8
	case 5:
		return rand.NormFloat64()
	}
	return rand.NormFloat64() * math.Pow(10, float64(rand.Intn(40)-20))
}

func digits() string {
	pieces := []string{"0", "1", "9", "5", "x", "b", "o", "_", "-", "+", "a", "f", "0x", "99999999", "1844674407370955161", ".", "e", "e-", "p"}
	s := ""
	for n := rand.Intn(7); n > 0; n-- {
		s += pieces[rand.Intn(len(pieces))]
	}
	return s
}

func quoted() string {
	pieces := []string{"a", "\"", "'", "`", "\\", "\n", "x", "u", "U", "0", "1", "7", "é", "世", "😀", "\xff", "\xc3", "\u00a0", "\u2028", "\x7f", "\x00", "\\n", "\\x41", "\\u00e9", " "}
	s := ""
	for n := rand.Intn(7); n > 0; n-- {
		s += pieces[rand.Intn(len(pieces))]
	}
	return s
}

func floats(i int) {
	v, prec := float(i), rand.Intn(22)-1
	for _, f := range "eEfgGxXb" {
		if f == 'f' && math.Abs(v) > 1e30 {
			continue
		}
		add("FormatFloat", strconv.FormatFloat(v, byte(f), prec, 64), strconv.FormatFloat(v, byte(f), prec, 32))
	}
	s := strconv.FormatFloat(v, 'e', prec, 64)
	f64, err64 := strconv.ParseFloat(s, 64)
	f32, err32 := strconv.ParseFloat(s, 32)
	add("ParseFloat", f64, err64, f32, err32)
	f64, err64 = strconv.ParseFloat(digits(), 64)
	add("ParseFloat", f64, err64)
	add("fmt", fmt.Sprintf("%v %8.3f %+.2e %G %#v %x", v, math.Mod(v, 1e6), v, v, v, float32(v)))
}

func ints() {
	x := int64(rand.Uint64()) >> uint(rand.Intn(64))
	base := rand.Intn(35) + 2
	add("FormatInt", strconv.FormatInt(x, base), strconv.FormatUint(uint64(x), base), strconv.Itoa(int(x)))
	add("AppendInt", string(strconv.AppendInt([]byte("x"), x, base)), string(strconv.AppendUint(nil, uint64(x), base)))
	s, bitSize := digits(), []int{0, 8, 16, 32, 64, 65, 7}[rand.Intn(7)]
	base = []int{0, 0, 10, 16, 2, 36, 1}[rand.Intn(7)]
	i, err := strconv.ParseInt(s, base, bitSize)
	u, err2 := strconv.ParseUint(s, base, bitSize)
	n, err3 := strconv.Atoi(s)
	add("ParseInt", i, err, u, err2, n, err3)
}

func texts() {
	s := quoted()
	add("Quote", strconv.Quote(s), strconv.QuoteToASCII(s), strconv.QuoteToGraphic(s), strconv.CanBackquote(s))
	r := rune(rand.Intn(0x30000))
	add("QuoteRune", strconv.QuoteRune(r), strconv.QuoteRuneToASCII(r), strconv.IsPrint(r), strconv.IsGraphic(r))
	for _, q := range []string{`"`, "'", "`", ""} {
		out, err := strconv.Unquote(q + s + q)
		prefix, err2 := strconv.QuotedPrefix(q + s + q + s)
		add("Unquote", out, err, prefix, err2)
	}
}

func functions(i int) {
	x, y := float(i), float(rand.Intn(7))
	for k, f := range []func(float64) float64{math.Sqrt, math.Floor, math.Ceil, math.Trunc, math.Round, math.RoundToEven, math.Abs,
		math.Exp, math.Exp2, math.Expm1, math.Log, math.Log2, math.Log10, math.Log1p, math.Cbrt, math.Sin, math.Cos, math.Tan,
		math.Asin, math.Acos, math.Atan, math.Sinh, math.Cosh, math.Tanh, math.Asinh, math.Acosh, math.Atanh, math.Erf, math.Erfc,
		math.Erfinv, math.Gamma, math.Logb} {
		add(fmt.Sprintf("math1.%02d", k), f(x), f(math.Mod(x, 1)))
	}
	for k, f := range []func(x, y float64) float64{math.Pow, math.Atan2, math.Hypot, math.Mod, math.Remainder, math.Max, math.Min,
		math.Dim, math.Copysign, math.Nextafter} {
		add(fmt.Sprintf("math2.%02d", k), f(x, y), f(y, x))
	}
	frac, exp := math.Frexp(x)
	whole, rest := math.Modf(x)
	lgamma, sign := math.Lgamma(x)
	sin, cos := math.Sincos(x)
	add("math3", frac, exp, whole, rest, lgamma, sign, sin, cos, math.FMA(x, y, x), math.Ldexp(x, rand.Intn(100)), math.Ilogb(x))
	add("math4", math.Float64bits(y), math.Float32bits(float32(y)), math.Signbit(x), math.IsNaN(x), math.IsInf(x, 0), math.Pow10(rand.Intn(700)-350),
		math.Nextafter32(float32(x), float32(y)))
}

func bitCounts() {
	x, y := rand.Uint64()>>uint(rand.Intn(64)), rand.Uint64()>>uint(rand.Intn(64))
	k := rand.Intn(200) - 100
	add("bits.Len", bits.Len(uint(x)), bits.Len8(uint8(x)), bits.Len16(uint16(x)), bits.Len32(uint32(x)), bits.Len64(x),
		bits.LeadingZeros8(uint8(x)), bits.LeadingZeros32(uint32(x)), bits.LeadingZeros64(x))
	add("bits.Trailing", bits.TrailingZeros8(uint8(x)), bits.TrailingZeros16(uint16(x)), bits.TrailingZeros32(uint32(x)), bits.TrailingZeros64(x))
	add("bits.Ones", bits.OnesCount8(uint8(x)), bits.OnesCount16(uint16(x)), bits.OnesCount32(uint32(x)), bits.OnesCount64(x))
	add("bits.Rotate", bits.RotateLeft8(uint8(x), k), bits.RotateLeft16(uint16(x), k), bits.RotateLeft32(uint32(x), k), bits.RotateLeft64(x, k))
	add("bits.Reverse", bits.Reverse8(uint8(x)), bits.Reverse16(uint16(x)), bits.Reverse32(uint32(x)), bits.Reverse64(x),
		bits.ReverseBytes16(uint16(x)), bits.ReverseBytes32(uint32(x)), bits.ReverseBytes64(x))
	add("bits.Add", sum2(bits.Add64, x, y, x&1))
	add("bits.Sub", sum2(bits.Sub64, x, y, x&1))
	hi, lo := bits.Mul64(x, y)
	add("bits.Mul", hi, lo)
	if y != 0 {
		quo, rem := bits.Div64(x%y, x, y)
		add("bits.Div", quo, rem, bits.Rem64(x, y, y))
	}
}

func sum2(f func(x, y, c uint64) (uint64, uint64), x, y, c uint64) [2]uint64 {
	a, b := f(x, y, c)
	return [2]uint64{a, b}
}

func main() {
	for i := 0; i < 200; i++ {
		floats(i)
		ints()
		texts()
		functions(i)
		bitCounts()
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
// AppendInt 4b311ad1
// FormatFloat c21d335c
// FormatInt 4e253ade
// ParseFloat dc7bbd1e
// ParseInt 263bd732
// Quote c556becf
// QuoteRune e3683d0e
// Unquote a33b440b
// bits.Add 4f487c5c
// bits.Div e2abe84c
// bits.Len 5bff0b89
// bits.Mul 1c28d94b
// bits.Ones 9a272c3b
// bits.Reverse 35991c0e
// bits.Rotate b9a1238e
// bits.Sub a7f1c3cc
// bits.Trailing 3de5b6dd
// fmt cbeec5e4
// math1.00 d926cf07
// math1.01 2d1b1d5f
// math1.02 fedcc13f
// math1.03 5e76f037
// math1.04 1e2802f7
// math1.05 7c1993af
// math1.06 041acf94
// math1.07 10e967d5
// math1.08 e770da13
// math1.09 96e6eff0
// math1.10 fccc8ffd
// math1.11 a0b085fb
// math1.12 1e0ad638
// math1.13 406fd95e
// math1.14 f51ee0cd
// math1.15 6eb6dad2
// math1.16 24185065
// math1.17 92c24e50
// math1.18 32f90f4d
// math1.19 51b56dc8
// math1.20 31c8d962
// math1.21 458479a1
// math1.22 1a738976
// math1.23 11f62912
// math1.24 6f47282b
// math1.25 2baf7592
// math1.26 86c57204
// math1.27 00ac4614
// math1.28 b9ab249e
// math1.29 8f115821
// math1.30 a5b95687
// math1.31 fd389c7d
// math2.00 31f57a44
// math2.01 9b0c8559
// math2.02 f8fb0257
// math2.03 f42366e1
// math2.04 d36dfb63
// math2.05 5a24c9ff
// math2.06 dd8fddb3
// math2.07 19356d6c
// math2.08 6a1f78da
// math2.09 711ab15d
// math3 2539fe12
// math4 11e52276
