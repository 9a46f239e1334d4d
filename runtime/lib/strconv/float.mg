// SPDX-License-Identifier: MIT

package strconv

// FormatFloat returns f in format fmt (b e E f g G x X) with prec digits, -1 for
// as few as identify f among floats of bitSize bits.
func FormatFloat(f float64, fmt byte, prec, bitSize int) string {
	return string(genericFtoa(make([]byte, 0, max(prec+4, 24)), f, fmt, prec, bitSize))
}

// AppendFloat appends what FormatFloat returns.
func AppendFloat(dst []byte, f float64, fmt byte, prec, bitSize int) []byte {
	return genericFtoa(dst, f, fmt, prec, bitSize)
}

func max(a, b int) int {
	if a > b {
		return a
	}
	return b
}

func genericFtoa(dst []byte, val float64, fmt byte, prec, bitSize int) []byte {
	if bitSize != 32 && bitSize != 64 {
		panic("strconv: illegal AppendFloat/FormatFloat bitSize")
	}
	for {
		n, room := len(dst), cap(dst)
		length := formatFloat(dst[n:room], val, fmt, prec, bitSize)
		if n+length <= room {
			return dst[:n+length]
		}
		dst = append(dst, make([]byte, length)...)[:n]
	}
}

// ParseFloat reads a decimal or hexadecimal floating-point number, an infinity or
// a NaN and rounds it to the nearest float of bitSize bits.
func ParseFloat(s string, bitSize int) (float64, error) {
	f, n, status := parseFloat(s, bitSize)
	if status == 1 || n != len(s) {
		return 0, syntaxError("ParseFloat", s)
	}
	if status == 2 {
		return f, rangeError("ParseFloat", s)
	}
	return f, nil
}
