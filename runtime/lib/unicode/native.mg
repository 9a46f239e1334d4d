// SPDX-License-Identifier: MIT

package unicode

// IsSpace reports whether r is white space.
func IsSpace(r rune) bool

// IsPrint reports whether Go calls r printable: graphic, and the only space is the
// ASCII one.
func IsPrint(r rune) bool

// IsGraphic reports whether r is a letter, mark, number, punctuation, symbol or space.
func IsGraphic(r rune) bool

// ToUpper maps r to upper case.
func ToUpper(r rune) rune

// ToLower maps r to lower case.
func ToLower(r rune) rune

// ToTitle maps r to title case.
func ToTitle(r rune) rune

// SimpleFold returns the next larger character that is equal to r but for case, or
// the smallest if there is none.
func SimpleFold(r rune) rune

func isLetter(r rune) bool
func isMark(r rune) bool
func isNumber(r rune) bool
func isDigit(r rune) bool
func isPunct(r rune) bool
func isSymbol(r rune) bool
func isUpper(r rune) bool
func isLower(r rune) bool
func isTitle(r rune) bool

func to(which int, r rune) rune

// hasClass reports whether r is in the category, script or property of that name.
func hasClass(name string, r rune) bool
