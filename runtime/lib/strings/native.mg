// SPDX-License-Identifier: MIT

package strings

// Index returns where substr first is in s, or -1.
func Index(s, substr string) int

// LastIndex returns where substr last is in s, or -1.
func LastIndex(s, substr string) int

// The contracts of the rest are in native_strings.c.

func indexByte(s string, c byte) int

func count(s, sub string) int

func nextField(s string, from int) (start, end int)

func trimSpace(s string) (start, end int)

func asciiCase(s string) (isASCII, hasLower, hasUpper bool)

func copyUpper(dst []byte, src string)

func copyLower(dst []byte, src string)

func equalFoldASCII(s, t string) (equal, isASCII bool)

func asString(b []byte) string

func hide(p *Builder) *Builder
