// SPDX-License-Identifier: MIT

// Package testlog is what package testing tells package os.
package testlog

var panicOnExit0 bool

// PanicOnExit0 tells whether os.Exit(0) is to panic: benchmarks are running.
func PanicOnExit0() bool { return panicOnExit0 }

func SetPanicOnExit0(v bool) { panicOnExit0 = v }
