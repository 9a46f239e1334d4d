// SPDX-License-Identifier: MIT

package utf8

// DecodeRune returns the first character of p and its width: (RuneError, 0) for
// an empty p, (RuneError, 1) for invalid bytes.
func DecodeRune(p []byte) (r rune, size int)

// DecodeRuneInString is DecodeRune of a string.
func DecodeRuneInString(s string) (r rune, size int)

// DecodeLastRune returns the last character of p and its width.
func DecodeLastRune(p []byte) (r rune, size int)

// DecodeLastRuneInString is DecodeLastRune of a string.
func DecodeLastRuneInString(s string) (r rune, size int)

// RuneCount returns the number of characters in p; an invalid byte counts as one.
func RuneCount(p []byte) int

// RuneCountInString is RuneCount of a string.
func RuneCountInString(s string) (n int)

// Valid reports whether p is all valid UTF-8.
func Valid(p []byte) bool

// ValidString is Valid of a string.
func ValidString(s string) bool
