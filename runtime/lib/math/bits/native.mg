// SPDX-License-Identifier: MIT

package bits

// TrailingZeros8 is TrailingZeros of 8 bits.
func TrailingZeros8(x uint8) int

// TrailingZeros16 is TrailingZeros of 16 bits.
func TrailingZeros16(x uint16) int

// TrailingZeros32 is TrailingZeros of 32 bits.
func TrailingZeros32(x uint32) int

// TrailingZeros64 is TrailingZeros of 64 bits.
func TrailingZeros64(x uint64) int

// OnesCount returns the number of one bits in x.
func OnesCount(x uint) int

// OnesCount16 is OnesCount of 16 bits.
func OnesCount16(x uint16) int

// OnesCount32 is OnesCount of 32 bits.
func OnesCount32(x uint32) int

// OnesCount64 is OnesCount of 64 bits.
func OnesCount64(x uint64) int

// RotateLeft returns x rotated left by k bits, right by -k.
func RotateLeft(x uint, k int) uint

// RotateLeft8 is RotateLeft of 8 bits.
func RotateLeft8(x uint8, k int) uint8

// RotateLeft16 is RotateLeft of 16 bits.
func RotateLeft16(x uint16, k int) uint16

// RotateLeft32 is RotateLeft of 32 bits.
func RotateLeft32(x uint32, k int) uint32

// RotateLeft64 is RotateLeft of 64 bits.
func RotateLeft64(x uint64, k int) uint64

// ReverseBytes32 is ReverseBytes of 32 bits.
func ReverseBytes32(x uint32) uint32

// ReverseBytes64 is ReverseBytes of 64 bits.
func ReverseBytes64(x uint64) uint64

// Len returns the number of bits that represent x; 0 for 0.
func Len(x uint) int

// Len8 is Len of 8 bits.
func Len8(x uint8) int

// Len16 is Len of 16 bits.
func Len16(x uint16) (n int)

// Len32 is Len of 32 bits.
func Len32(x uint32) (n int)

// Len64 is Len of 64 bits.
func Len64(x uint64) (n int)

// Add returns x + y + carry and the carry out; carry is 0 or 1.
func Add(x, y, carry uint) (sum, carryOut uint)

// Add64 is Add of 64 bits.
func Add64(x, y, carry uint64) (sum, carryOut uint64)

// Sub returns x - y - borrow and the borrow out; borrow is 0 or 1.
func Sub(x, y, borrow uint) (diff, borrowOut uint)

// Sub64 is Sub of 64 bits.
func Sub64(x, y, borrow uint64) (diff, borrowOut uint64)

// Mul returns the double-width product of x and y.
func Mul(x, y uint) (hi, lo uint)

// Mul64 is Mul of 64 bits.
func Mul64(x, y uint64) (hi, lo uint64)

func div64(hi, lo, y uint64) (quo, rem uint64)
