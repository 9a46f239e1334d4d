// Prints the table that fpconv_test.c compares with: numbers as strconv writes
// and reads them.
//
//	go run tests/unit/data/fpconv_table.go >tests/unit/data/fpconv.table
package main

import (
	"fmt"
	"math"
	"math/rand"
	"strconv"
	"strings"
)

func main() {
	rng := rand.New(rand.NewSource(3))
	value := func(i int) float64 {
		switch i % 6 {
		case 0:
			return math.Float64frombits(rng.Uint64())
		case 1:
			return float64(math.Float32frombits(rng.Uint32()))
		case 2:
			return float64(rng.Intn(100000)) / 100
		case 3:
			return math.Ldexp(1, rng.Intn(2100)-1074)
		case 4:
			return float64(rng.Intn(2000)-1000) / 8
		default:
			return rng.NormFloat64()
		}
	}
	formats := "eEfgGgfebxX"
	for i := 0; i < 240; i++ {
		v, f, prec, bits := value(i), formats[rng.Intn(len(formats))], rng.Intn(14)-1, 64
		if i%40 == 39 {
			prec = 60 + rng.Intn(60)
		}
		if i%3 == 0 {
			bits = 32
		}
		fmt.Printf("F %016x %c %d %d %s\n", math.Float64bits(v), f, prec, bits, strconv.FormatFloat(v, f, prec, bits))
	}
	texts := strings.Fields(`inf -Inf +infinity nan +nan infin . -. 1e 1e+ 0x 0x1 0x1p 0x.p1 1.5.2 1_0 _1 1__0 0x_1p1
		1e1_0 0x1.8p1 -0 -0x0p0 1e400 -1e400 1e-400 4.9e-324 2.4703282292062327e-324 2.4703282292062328e-324
		2.47032822920623272088284396434110686182e-324 1.7976931348623158e308 1.7976931348623159e308 3.4028235e38
		3.4028236e38 3.40282356779733661637539395458e38 1e309 123456789012345678901234567890e-40 1e-99999999999
		0.00000000000000000000000000000000001e35 1e23 8.5e22 9007199254740993 9007199254740993.0000000000000000000000001
		2.2250738585072011e-308 1.00000017881393432617187499 1.00000017881393432617187501 0x1.fffffffffffff8p0
		6.631236846766476e-316 3.2378839133029012895883524125015321748630094e-63 100000000000000016777215 100000000000000016777216`)
	for i := 0; i < 80; i++ {
		texts = append(texts, strconv.FormatFloat(value(i), 'e', 14+rng.Intn(12), 64))
	}
	for i, s := range texts {
		bits := 64
		if i%4 == 3 {
			bits = 32
		}
		v, err := strconv.ParseFloat(s, bits)
		status := 0
		if err != nil {
			status = 1
			if err.(*strconv.NumError).Err == strconv.ErrRange {
				status = 2
			}
		}
		fmt.Printf("P %s %d %d %016x\n", s, bits, status, math.Float64bits(v))
	}
}
