package main

import (
	"fmt"
	"math"
)

func main() {
	fmt.Println(math.Sqrt(2), math.Pow(2, 10), math.Abs(-3.5), math.Floor(-1.5), math.Ceil(1.2), math.Trunc(-1.9), math.Round(2.5), math.Round(-2.5))
	fmt.Println(math.Max(1, 2), math.Min(1, 2), math.Mod(7, 3), math.Mod(-7, 3), math.Hypot(3, 4), math.Cbrt(27))
	fmt.Printf("%.10f %.10f %.10f %.10f %.10f\n", math.Sin(1), math.Cos(1), math.Tan(1), math.Atan(1), math.Atan2(1, -1))
	fmt.Printf("%.10f %.10f %.10f %.10f %.10f\n", math.Exp(1), math.Log(10), math.Log2(8), math.Log10(1000), math.Sinh(1))
	fmt.Println(math.Inf(1), math.Inf(-1), math.NaN(), math.IsNaN(math.NaN()), math.IsInf(math.Inf(-1), -1), math.Signbit(-0.0), math.Signbit(math.Copysign(0, -1)))
	fmt.Println(math.MaxInt64, uint64(math.MaxUint64), math.MinInt64, math.MaxInt32, math.MaxUint32, math.MaxInt8, math.Pi, math.E)
	fmt.Println(math.MaxFloat64, math.SmallestNonzeroFloat64, math.MaxFloat32)
	fr, ex := math.Frexp(10)
	ip, fp := math.Modf(3.75)
	fmt.Println(fr, ex, math.Ldexp(0.5, 4), ip, fp)
	fmt.Println(math.Float64bits(1.5), math.Float64frombits(0x4000000000000000), math.Float32bits(1), math.Float32frombits(0x40000000))
	fmt.Println(math.Max(math.NaN(), 1), math.Min(0, math.Copysign(0, -1)), math.Sqrt(-1), math.Pow(0, -1), math.Log(0), math.Log(-1))
}

// Output:
// 1.4142135623730951 1024 3.5 -2 2 -1 3 -3
// 2 1 1 -1 5 3
// 0.8414709848 0.5403023059 1.5574077247 0.7853981634 2.3561944902
// 2.7182818285 2.3025850930 3.0000000000 3.0000000000 1.1752011936
// +Inf -Inf NaN true true false true
// 9223372036854775807 18446744073709551615 -9223372036854775808 2147483647 4294967295 127 3.141592653589793 2.718281828459045
// 1.7976931348623157e+308 5e-324 3.4028234663852886e+38
// 0.625 4 8 3 0.75
// 4609434218613702656 2 1065353216 2
// NaN -0 NaN +Inf -Inf NaN
