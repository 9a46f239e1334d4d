// SPDX-License-Identifier: MIT

package strconv

// FormatUint returns the digits of i in a base from 2 to 36.
func FormatUint(i uint64, base int) string {
	if i < nSmalls && base == 10 {
		return small(int(i))
	}
	_, s := formatBits(nil, i, base, false, false)
	return s
}

// FormatInt returns the digits of i in a base from 2 to 36.
func FormatInt(i int64, base int) string {
	if 0 <= i && i < nSmalls && base == 10 {
		return small(int(i))
	}
	_, s := formatBits(nil, uint64(i), base, i < 0, false)
	return s
}

// Itoa is FormatInt(int64(i), 10).
func Itoa(i int) string {
	return FormatInt(int64(i), 10)
}

// AppendInt appends what FormatInt returns.
func AppendInt(dst []byte, i int64, base int) []byte {
	if 0 <= i && i < nSmalls && base == 10 {
		return append(dst, small(int(i))...)
	}
	dst, _ = formatBits(dst, uint64(i), base, i < 0, true)
	return dst
}

// AppendUint appends what FormatUint returns.
func AppendUint(dst []byte, i uint64, base int) []byte {
	if i < nSmalls && base == 10 {
		return append(dst, small(int(i))...)
	}
	dst, _ = formatBits(dst, i, base, false, true)
	return dst
}

// Numbers below nSmalls are pieces of one constant string: no allocation.
const nSmalls = 100

const smallDigits = "00010203040506070809101112131415161718192021222324252627282930313233343536373839404142434445464748495051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899"

func small(i int) string {
	if i < 10 {
		return smallDigits[2*i+1 : 2*i+2]
	}
	return smallDigits[2*i : 2*i+2]
}

// formatBits appends the digits of u to dst, or returns them as a string.
func formatBits(dst []byte, u uint64, base int, neg, toDst bool) (d []byte, s string) {
	if base < 2 || base > 36 {
		panic("strconv: illegal AppendInt/FormatInt base")
	}
	if neg {
		u = -u
	}
	var a [65]byte // 64 binary digits and a sign
	i := formatDigits(&a, u, base, neg)
	if toDst {
		d = append(dst, a[i:]...)
		return
	}
	s = string(a[i:])
	return
}
