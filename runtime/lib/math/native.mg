// SPDX-License-Identifier: MIT

package math

// Sqrt returns the square root of x.
//
//minigo:native
//minigo:inlcost 61
func Sqrt(x float64) float64 { return sqrt(x) }

// Floor returns the greatest integer not above x.
//
//minigo:native
//minigo:inlcost 61
func Floor(x float64) float64 { return floor(x) }

// Ceil returns the least integer not below x.
//
//minigo:native
//minigo:inlcost 61
func Ceil(x float64) float64 { return ceil(x) }

// Trunc returns the integer part of x.
//
//minigo:native
//minigo:inlcost 61
func Trunc(x float64) float64 { return trunc(x) }

// RoundToEven returns the nearest integer, half to even.
//
//minigo:native
//minigo:inlcost 71
func RoundToEven(x float64) float64 { return roundToEven(x) }

// FMA returns x*y + z, rounded once.
func FMA(x, y, z float64) float64

// Sincos returns Sin(x) and Cos(x).
func Sincos(x float64) (sin, cos float64)

// Gamma returns the gamma function of x.
func Gamma(x float64) float64

// Lgamma returns the logarithm of |Gamma(x)| and the sign of Gamma(x).
func Lgamma(x float64) (lgamma float64, sign int)

// Erfinv returns the inverse of Erf.
func Erfinv(x float64) float64

// Nextafter returns the next number after x towards y.
func Nextafter(x, y float64) (r float64)

// Nextafter32 is Nextafter of float32.
func Nextafter32(x, y float32) (r float32)

// Ilogb returns the binary exponent of x.
func Ilogb(x float64) int

func float64bits(f float64) uint64
func float64frombits(b uint64) float64
func float32bits(f float32) uint32
func float32frombits(b uint32) float32

func max(x, y float64) float64
func min(x, y float64) float64
func mod(x, y float64) float64
func remainder(x, y float64) float64
func modf(f float64) (int float64, frac float64)
func frexp(f float64) (frac float64, exp int)
func ldexp(frac float64, exp int) float64
func roundBits(bits uint64) uint64
func pow(x, y float64) float64
func exp(x float64) float64
func exp2(x float64) float64
func expm1(x float64) float64
func log(x float64) float64
func log2(x float64) float64
func log1p(x float64) float64
func cbrt(x float64) float64
func hypot(p, q float64) float64
func sin(x float64) float64
func cos(x float64) float64
func tan(x float64) float64
func asin(x float64) float64
func atan(x float64) float64
func atan2(y, x float64) float64
func sinh(x float64) float64
func cosh(x float64) float64
func tanh(x float64) float64
func asinh(x float64) float64
func acosh(x float64) float64
func atanh(x float64) float64
func erf(x float64) float64
func erfc(x float64) float64

func sqrt(x float64) float64

func floor(x float64) float64

func ceil(x float64) float64

func trunc(x float64) float64

func roundToEven(x float64) float64
