// SPDX-License-Identifier: MIT

// Package bits counts and moves the bits of unsigned integers.
package bits

// UintSize is the size of a uint in bits.
const UintSize = 64

// LeadingZeros returns the number of zero bits above the highest one of x.
func LeadingZeros(x uint) int { return UintSize - Len(x) }

// LeadingZeros8 is LeadingZeros of 8 bits.
func LeadingZeros8(x uint8) int { return 8 - Len8(x) }

// LeadingZeros16 is LeadingZeros of 16 bits.
func LeadingZeros16(x uint16) int { return 16 - Len16(x) }

// LeadingZeros32 is LeadingZeros of 32 bits.
func LeadingZeros32(x uint32) int { return 32 - Len32(x) }

// LeadingZeros64 is LeadingZeros of 64 bits.
func LeadingZeros64(x uint64) int { return 64 - Len64(x) }

// TrailingZeros returns the number of zero bits below the lowest one of x.
func TrailingZeros(x uint) int {
	return TrailingZeros64(uint64(x))
}

// OnesCount8 returns the number of one bits in x.
func OnesCount8(x uint8) int {
	return OnesCount16(uint16(x))
}

// Reverse returns x with its bits in reverse order.
//
//minigo:inlcost 47
func Reverse(x uint) uint {
	return uint(Reverse64(uint64(x)))
}

// Reverse8 is Reverse of 8 bits.
//
//minigo:inlcost 4
func Reverse8(x uint8) uint8 {
	return uint8(reverse(uint64(x)) >> 56)
}

// Reverse16 is Reverse of 16 bits.
//
//minigo:inlcost 16
func Reverse16(x uint16) uint16 {
	return uint16(reverse(uint64(x)) >> 48)
}

// Reverse32 is Reverse of 32 bits.
//
//minigo:inlcost 43
func Reverse32(x uint32) uint32 {
	return uint32(reverse(uint64(x)) >> 32)
}

// Reverse64 is Reverse of 64 bits.
//
//minigo:inlcost 43
func Reverse64(x uint64) uint64 { return reverse(x) }

//minigo:inlcost 100
func reverse(x uint64) uint64 {
	const odd, pairs, nibbles = 0x5555555555555555, 0x3333333333333333, 0x0F0F0F0F0F0F0F0F
	x = x>>1&odd | x&odd<<1
	x = x>>2&pairs | x&pairs<<2
	x = x>>4&nibbles | x&nibbles<<4
	return ReverseBytes64(x)
}

// ReverseBytes returns x with its bytes in reverse order.
func ReverseBytes(x uint) uint {
	return uint(ReverseBytes64(uint64(x)))
}

// ReverseBytes16 is ReverseBytes of 16 bits.
func ReverseBytes16(x uint16) uint16 {
	return x>>8 | x<<8
}

// Add32 is Add of 32 bits.
//
//minigo:inlcost 23
func Add32(x, y, carry uint32) (sum, carryOut uint32) {
	wide := uint64(x) + uint64(y) + uint64(carry)
	return uint32(wide), uint32(wide >> 32)
}

// Sub32 is Sub of 32 bits.
//
//minigo:inlcost 23
func Sub32(x, y, borrow uint32) (diff, borrowOut uint32) {
	wide := uint64(x) - uint64(y) - uint64(borrow)
	return uint32(wide), uint32(wide >> 63)
}

// Mul32 is Mul of 32 bits.
//
//minigo:inlcost 19
func Mul32(x, y uint32) (hi, lo uint32) {
	wide := uint64(x) * uint64(y)
	return uint32(wide >> 32), uint32(wide)
}

// Div32 is Div of 32 bits.
//
//minigo:inlcost 36
func Div32(hi, lo, y uint32) (quo, rem uint32) {
	if y != 0 && y <= hi {
		panic(overflowError)
	}
	wide := uint64(hi)<<32 | uint64(lo)
	return uint32(wide / uint64(y)), uint32(wide % uint64(y))
}

// Rem is Div's remainder, also where the quotient would overflow.
func Rem(hi, lo, y uint) uint {
	return uint(Rem64(uint64(hi), uint64(lo), uint64(y)))
}

// Rem32 is Rem of 32 bits.
func Rem32(hi, lo, y uint32) uint32 {
	return uint32((uint64(hi)<<32 | uint64(lo)) % uint64(y))
}

// Rem64 is Rem of 64 bits.
func Rem64(hi, lo, y uint64) uint64 {
	_, rem := Div64(hi%y, lo, y)
	return rem
}

var (
	overflowError error = runtimeError("integer overflow")
	divideError   error = runtimeError("integer divide by zero")
)

// runtimeError is a run-time error of Div.
type runtimeError string

func (e runtimeError) Error() string { return "runtime error: " + string(e) }

// RuntimeError marks it as such.
func (e runtimeError) RuntimeError() {}

// Div returns the quotient and remainder of hi:lo by y; panics for y == 0 and for
// a quotient that does not fit (y <= hi).
func Div(hi, lo, y uint) (quo, rem uint) {
	q, r := Div64(uint64(hi), uint64(lo), uint64(y))
	return uint(q), uint(r)
}

// Div64 is Div of 64 bits.
func Div64(hi, lo, y uint64) (quo, rem uint64) {
	if y == 0 {
		panic(divideError)
	}
	if y <= hi {
		panic(overflowError)
	}
	return div64(hi, lo, y)
}
