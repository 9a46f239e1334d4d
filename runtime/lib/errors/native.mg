// SPDX-License-Identifier: MIT

package errors

// isComparable reports whether == on errors of err's dynamic type cannot panic
// because of the type.
func isComparable(err error) bool

// checkTarget says what is wrong with a target of As: 0 nothing, 1 nil, 2 not a
// non-nil pointer, 3 points to something that is no error.
func checkTarget(target any) int

// assign stores err in *target if its type allows.
func assign(err error, target any) bool
