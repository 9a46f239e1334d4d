// SPDX-License-Identifier: MIT

package bits

// TrailingZeros8 is TrailingZeros of 8 bits.
//
//minigo:native
//minigo:inlcost 5
func TrailingZeros8(x uint8) (n int) {
	for n = 0; n < 8 && x>>n&1 == 0; n++ {
	}
	return n
}

// TrailingZeros16 is TrailingZeros of 16 bits.
//
//minigo:native
//minigo:inlcost 19
func TrailingZeros16(x uint16) (n int) {
	for n = 0; n < 16 && x>>n&1 == 0; n++ {
	}
	return n
}

// TrailingZeros32 is TrailingZeros of 32 bits.
//
//minigo:native
//minigo:inlcost 18
func TrailingZeros32(x uint32) (n int) {
	for n = 0; n < 32 && x>>n&1 == 0; n++ {
	}
	return n
}

// TrailingZeros64 is TrailingZeros of 64 bits.
//
//minigo:native
//minigo:inlcost 18
func TrailingZeros64(x uint64) (n int) {
	for n = 0; n < 64 && x>>n&1 == 0; n++ {
	}
	return n
}

// OnesCount returns the number of one bits in x.
//
//minigo:native
//minigo:inlcost 4
func OnesCount(x uint) int {
	return OnesCount64(uint64(x))
}

// OnesCount16 is OnesCount of 16 bits.
//
//minigo:native
//minigo:inlcost 13
func OnesCount16(x uint16) (n int) {
	for ; x != 0; x &= x - 1 {
		n++
	}
	return n
}

// OnesCount32 is OnesCount of 32 bits.
//
//minigo:native
//minigo:inlcost 29
func OnesCount32(x uint32) (n int) {
	for ; x != 0; x &= x - 1 {
		n++
	}
	return n
}

// OnesCount64 is OnesCount of 64 bits.
//
//minigo:native
//minigo:inlcost 51
func OnesCount64(x uint64) (n int) {
	for ; x != 0; x &= x - 1 {
		n++
	}
	return n
}

// RotateLeft returns x rotated left by k bits, right by -k.
//
//minigo:native
//minigo:inlcost 5
func RotateLeft(x uint, k int) uint {
	return uint(RotateLeft64(uint64(x), k))
}

// RotateLeft8 is RotateLeft of 8 bits.
//
//minigo:native
//minigo:inlcost 18
func RotateLeft8(x uint8, k int) uint8 {
	s := uint(k) & 7
	return x<<s | x>>(8-s)
}

// RotateLeft16 is RotateLeft of 16 bits.
//
//minigo:native
//minigo:inlcost 18
func RotateLeft16(x uint16, k int) uint16 {
	s := uint(k) & 15
	return x<<s | x>>(16-s)
}

// RotateLeft32 is RotateLeft of 32 bits.
//
//minigo:native
//minigo:inlcost 18
func RotateLeft32(x uint32, k int) uint32 {
	s := uint(k) & 31
	return x<<s | x>>(32-s)
}

// RotateLeft64 is RotateLeft of 64 bits.
//
//minigo:native
//minigo:inlcost 18
func RotateLeft64(x uint64, k int) uint64 {
	s := uint(k) & 63
	return x<<s | x>>(64-s)
}

// ReverseBytes32 is ReverseBytes of 32 bits.
//
//minigo:native
//minigo:inlcost 21
func ReverseBytes32(x uint32) uint32 {
	return uint32(ReverseBytes16(uint16(x)))<<16 | uint32(ReverseBytes16(uint16(x>>16)))
}

// ReverseBytes64 is ReverseBytes of 64 bits.
//
//minigo:native
//minigo:inlcost 34
func ReverseBytes64(x uint64) uint64 {
	return uint64(ReverseBytes32(uint32(x)))<<32 | uint64(ReverseBytes32(uint32(x>>32)))
}

// Len returns the number of bits that represent x; 0 for 0.
//
//minigo:native
//minigo:inlcost 4
func Len(x uint) int {
	return Len64(uint64(x))
}

// Len8 is Len of 8 bits.
//
//minigo:native
//minigo:inlcost 5
func Len8(x uint8) (n int) {
	for ; x != 0; x >>= 1 {
		n++
	}
	return n
}

// Len16 is Len of 16 bits.
//
//minigo:native
//minigo:inlcost 17
func Len16(x uint16) (n int) {
	for ; x != 0; x >>= 1 {
		n++
	}
	return n
}

// Len32 is Len of 32 bits.
//
//minigo:native
//minigo:inlcost 27
func Len32(x uint32) (n int) {
	for ; x != 0; x >>= 1 {
		n++
	}
	return n
}

// Len64 is Len of 64 bits.
//
//minigo:native
//minigo:inlcost 37
func Len64(x uint64) (n int) {
	for ; x != 0; x >>= 1 {
		n++
	}
	return n
}

// Add returns x + y + carry and the carry out; carry is 0 or 1.
//
//minigo:native
//minigo:inlcost 15
func Add(x, y, carry uint) (sum, carryOut uint) {
	sum = x + y + carry
	carryOut = (x&y | (x|y)&^sum) >> 63
	return
}

// Add64 is Add of 64 bits.
//
//minigo:native
//minigo:inlcost 21
func Add64(x, y, carry uint64) (sum, carryOut uint64) {
	sum = x + y + carry
	carryOut = (x&y | (x|y)&^sum) >> 63
	return
}

// Sub returns x - y - borrow and the borrow out; borrow is 0 or 1.
//
//minigo:native
//minigo:inlcost 15
func Sub(x, y, borrow uint) (diff, borrowOut uint) {
	diff = x - y - borrow
	borrowOut = (^x&y | ^(x^y)&diff) >> 63
	return
}

// Sub64 is Sub of 64 bits.
//
//minigo:native
//minigo:inlcost 23
func Sub64(x, y, borrow uint64) (diff, borrowOut uint64) {
	diff = x - y - borrow
	borrowOut = (^x&y | ^(x^y)&diff) >> 63
	return
}

// Mul returns the double-width product of x and y.
//
//minigo:native
//minigo:inlcost 14
func Mul(x, y uint) (hi, lo uint) {
	h, l := Mul64(uint64(x), uint64(y))
	return uint(h), uint(l)
}

// Mul64 is Mul of 64 bits.
func Mul64(x, y uint64) (hi, lo uint64)

func div64(hi, lo, y uint64) (quo, rem uint64)
