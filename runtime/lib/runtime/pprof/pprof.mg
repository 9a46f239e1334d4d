// SPDX-License-Identifier: MIT

// Package pprof writes heap profiles in pprof's format. A program that can call WriteHeapProfile counts every allocation
// with its call path from the start, as under minigo run -memprofile; nothing is sampled.
package pprof

import (
	"errors"
	"io"
	"runtime"
)

// A Profile has a name: heap and allocs (the same, but for what pprof shows first), goroutine.
type Profile struct {
	name string
}

var (
	allocs    = &Profile{"allocs"}
	goroutine = &Profile{"goroutine"}
	heap      = &Profile{"heap"}
)

// Lookup returns the profile of that name, nil if there is none.
//
//minigo:inlcost 100
func Lookup(name string) *Profile {
	for _, p := range Profiles() {
		if p.name == name {
			return p
		}
	}
	return nil
}

// Profiles returns all profiles, by name.
//
//minigo:inlcost 100
func Profiles() []*Profile {
	return []*Profile{allocs, goroutine, heap}
}

func (p *Profile) Name() string { return p.name }

// WriteTo writes the profile to w: of the heap in pprof's format (debug 0), of the goroutines as their traces (debug 2).
//
//minigo:leaks p level=0
func (p *Profile) WriteTo(w io.Writer, debug int) error {
	switch {
	case p == goroutine && debug >= 2:
		return writeTraces(w)
	case p == goroutine:
		return errors.New("runtime/pprof: minigo writes the goroutine profile with debug=2 only")
	case debug != 0:
		return errors.New("runtime/pprof: minigo writes the " + p.name + " profile with debug=0 only")
	case p == allocs:
		return writeHeap(w, "alloc_space")
	}
	return writeHeap(w, "inuse_space")
}

// WriteHeapProfile writes the heap profile to w: what was allocated, and what of it has not been found dead yet.
//
//minigo:inlcost 68
func WriteHeapProfile(w io.Writer) error {
	return writeHeap(w, "inuse_space")
}

func writeHeap(w io.Writer, defaultType string) error {
	_, err := w.Write(heapProfile(defaultType))
	return err
}

// heapProfile is the message that pprof reads.
func heapProfile(defaultType string) []byte

func writeTraces(w io.Writer) error {
	buf := make([]byte, 4096)
	for {
		n := runtime.Stack(buf, true)
		if n < len(buf) {
			_, err := w.Write(buf[:n])
			return err
		}
		buf = make([]byte, 2*len(buf))
	}
}

// StartCPUProfile fails: minigo has no processor profile.
//
//minigo:inlcost 100
//minigo:leaks w level=0
func StartCPUProfile(w io.Writer) error {
	return errors.New("runtime/pprof: minigo has no CPU profile")
}

//minigo:inlcost 100
func StopCPUProfile() {}
