// SPDX-License-Identifier: MIT

package math

const (
	uvnan    = 0x7FF8000000000001
	uvinf    = 0x7FF0000000000000
	uvneginf = 0xFFF0000000000000
	signBit  = 1 << 63
)

// Float64bits returns the IEEE 754 representation of f.
//
//minigo:inlcost 3
func Float64bits(f float64) uint64 { return float64bits(f) }

// Float64frombits returns the number that b represents.
//
//minigo:inlcost 3
func Float64frombits(b uint64) float64 { return float64frombits(b) }

// Float32bits returns the IEEE 754 representation of f.
//
//minigo:inlcost 3
func Float32bits(f float32) uint32 { return float32bits(f) }

// Float32frombits returns the number that b represents.
//
//minigo:inlcost 3
func Float32frombits(b uint32) float32 { return float32frombits(b) }

// Inf returns positive infinity for sign >= 0, else negative.
//
//minigo:inlcost 21
func Inf(sign int) float64 {
	var v uint64 = uvneginf
	if sign >= 0 {
		v = uvinf
	}
	return Float64frombits(v)
}

// NaN returns a not-a-number.
func NaN() float64 { return Float64frombits(uvnan) }

// IsNaN reports whether f is not a number.
func IsNaN(f float64) (is bool) {
	return f != f
}

// IsInf reports whether f is an infinity of that sign, of either for sign == 0.
func IsInf(f float64, sign int) bool {
	return sign >= 0 && f > MaxFloat64 || sign <= 0 && f < -MaxFloat64
}

// Abs returns |x|.
func Abs(x float64) float64 {
	return Float64frombits(Float64bits(x) &^ signBit)
}

// Signbit reports whether x is negative or -0.
func Signbit(x float64) bool {
	return Float64bits(x)&signBit != 0
}

// Copysign returns f with the sign of sign.
func Copysign(f, sign float64) float64 {
	return Float64frombits(Float64bits(f)&^signBit | Float64bits(sign)&signBit)
}

// Dim returns x-y or 0, whichever is larger.
//
//minigo:inlcost 15
func Dim(x, y float64) float64 {
	if v := x - y; v > 0 || v != v {
		return v
	}
	return 0
}

// Max returns the larger of x and y.
func Max(x, y float64) float64 { return max(x, y) }

// Min returns the smaller of x and y.
func Min(x, y float64) float64 { return min(x, y) }

// Mod returns the remainder of x/y with the sign of x.
func Mod(x, y float64) float64 { return mod(x, y) }

// Remainder returns the IEEE 754 remainder of x/y.
func Remainder(x, y float64) float64 { return remainder(x, y) }

// Modf returns the integer and fractional parts of f, both with f's sign.
//
//minigo:inlcost 70
func Modf(f float64) (int float64, frac float64) { return modf(f) }

// Frexp returns frac in [0.5, 1) and exp with f == frac * 2**exp.
//
//minigo:inlcost 70
func Frexp(f float64) (frac float64, exp int) { return frexp(f) }

// Ldexp returns frac * 2**exp.
func Ldexp(frac float64, exp int) float64 { return ldexp(frac, exp) }

// Logb returns the binary exponent of x.
func Logb(x float64) float64 {
	switch {
	case x == 0:
		return Inf(-1)
	case IsInf(x, 0):
		return Inf(1)
	case IsNaN(x):
		return x
	}
	return float64(Ilogb(x))
}

// Round returns the nearest integer, half away from zero.
//
//minigo:inlcost 57
func Round(x float64) float64 { return Float64frombits(roundBits(Float64bits(x))) }

// Pow returns x**y.
func Pow(x, y float64) float64 { return pow(x, y) }

// Pow10 returns 10**n.
//
//minigo:inlcost 77
func Pow10(n int) float64 {
	switch {
	case n > 308:
		return Inf(1)
	case n >= 0:
		return large10[uint(n)/32] * small10[uint(n)%32]
	case n >= -323:
		return tiny10[uint(-n)/32] / small10[uint(-n)%32]
	}
	return 0
}

var small10 = [...]float64{1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
	1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22, 1e23, 1e24, 1e25, 1e26, 1e27, 1e28, 1e29, 1e30, 1e31}

var large10 = [...]float64{1e0, 1e32, 1e64, 1e96, 1e128, 1e160, 1e192, 1e224, 1e256, 1e288}

var tiny10 = [...]float64{1e-0, 1e-32, 1e-64, 1e-96, 1e-128, 1e-160, 1e-192, 1e-224, 1e-256, 1e-288, 1e-320}

// Exp returns e**x.
func Exp(x float64) float64 { return exp(x) }

// Exp2 returns 2**x.
func Exp2(x float64) float64 { return exp2(x) }

// Expm1 returns e**x - 1, exactly also near 0.
func Expm1(x float64) float64 { return expm1(x) }

// Log returns the natural logarithm of x.
func Log(x float64) float64 { return log(x) }

// Log2 returns the binary logarithm of x.
func Log2(x float64) float64 { return log2(x) }

// Log10 returns the decimal logarithm of x.
//
//minigo:inlcost 71
func Log10(x float64) float64 { return log10(x) }

func log10(x float64) float64 { return Log(x) * (1 / Ln10) }

// Log1p returns the natural logarithm of 1+x, exactly also near 0.
func Log1p(x float64) float64 { return log1p(x) }

// Cbrt returns the cube root of x.
func Cbrt(x float64) float64 { return cbrt(x) }

// Hypot returns Sqrt(p*p + q*q) without overflow on the way.
func Hypot(p, q float64) float64 { return hypot(p, q) }

// Sin returns the sine of x radians.
func Sin(x float64) float64 { return sin(x) }

// Cos returns the cosine of x radians.
func Cos(x float64) float64 { return cos(x) }

// Tan returns the tangent of x radians.
func Tan(x float64) float64 { return tan(x) }

// Asin returns the arcsine of x.
func Asin(x float64) float64 { return asin(x) }

// Acos returns the arccosine of x.
//
//minigo:inlcost 71
func Acos(x float64) float64 { return acos(x) }

func acos(x float64) float64 { return Pi/2 - Asin(x) }

// Atan returns the arctangent of x.
func Atan(x float64) float64 { return atan(x) }

// Atan2 returns the angle of the point (x, y).
func Atan2(y, x float64) float64 { return atan2(y, x) }

// Sinh returns the hyperbolic sine of x.
func Sinh(x float64) float64 { return sinh(x) }

// Cosh returns the hyperbolic cosine of x.
func Cosh(x float64) float64 { return cosh(x) }

// Tanh returns the hyperbolic tangent of x.
func Tanh(x float64) float64 { return tanh(x) }

// Asinh returns the inverse hyperbolic sine of x.
func Asinh(x float64) float64 { return asinh(x) }

// Acosh returns the inverse hyperbolic cosine of x.
func Acosh(x float64) float64 { return acosh(x) }

// Atanh returns the inverse hyperbolic tangent of x.
func Atanh(x float64) float64 { return atanh(x) }

// Erf returns the error function of x.
func Erf(x float64) float64 { return erf(x) }

// Erfc returns 1 - Erf(x), exactly also for large x.
func Erfc(x float64) float64 { return erfc(x) }

// Erfcinv returns the inverse of Erfc.
func Erfcinv(x float64) float64 { return Erfinv(1 - x) }
