// SPDX-License-Identifier: MIT

package bytes

// Index returns where sep first is in s, or -1.
func Index(s, sep []byte) int

// LastIndex returns where sep last is in s, or -1.
func LastIndex(s, sep []byte) int

// The contracts of the rest are in native_strings.c.

func indexByte(b []byte, c byte) int

func count(s, sep []byte) int

func compare(a, b []byte) int

func nextField(s []byte, from int) (start, end int)

func trimSpace(s []byte) (start, end int)

func asciiCase(s []byte) (isASCII, hasLower, hasUpper bool)

func copyUpper(dst, src []byte)

func copyLower(dst, src []byte)

func equalFoldASCII(s, t []byte) (equal, isASCII bool)
