// SPDX-License-Identifier: MIT

package strconv

// IsPrint reports whether Go calls the rune printable: letters, marks, numbers,
// punctuation, symbols and the ASCII space.
func IsPrint(r rune) bool

// IsGraphic reports whether Unicode calls the rune graphic: also other spaces.
func IsGraphic(r rune) bool

// The contracts of the rest are in native_strconv.c.

func formatFloat(dst []byte, f float64, fmt byte, prec, bitSize int) int

func parseFloat(s string, bitSize int) (f float64, n int, status int)

func formatDigits(a *[65]byte, u uint64, base int, neg bool) int

func parseDigits(s string, base int, max uint64, skipUnderscores bool) (n uint64, status int)

func parseShortInt(s string) (n int, ok bool)

func plainLen(s string, quote byte) int

func indexByte(s string, c byte) int
