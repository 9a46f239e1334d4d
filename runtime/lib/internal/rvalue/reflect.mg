// SPDX-License-Identifier: MIT

package rvalue

import "unsafe"

// What only package reflect needs.

// typeDerived is *t ('p') or []t ('s'), nil when the program has no such type.
func typeDerived(t *Type, op int) *Type

// valueFlags: 1 direct, 2 reached through an unexported field, 4 may be set.
func valueFlags(v Value) int

func (t *Type) Align() int

// ChanDir is 1 receive, 2 send, 3 both.
func (t *Type) ChanDir() int

func (t *Type) NumMethod(exported bool) int

// Method describes method i, counted as NumMethod(true) does or, for interfaces, among all.
func (t *Type) Method(i int) (name, pkgPath string, mtype *Type)

// Counts are parameters and results of a func type.
func (t *Type) Counts() (in, out int, variadic bool)

func (t *Type) Param(i int, result bool) *Type

func (t *Type) Field(i int) (pkgPath, tag string, offset uintptr, embedded bool)

//go:noinline
func (t *Type) Pointer() *Type { return typeDerived(t, 'p') }

//go:noinline
func (t *Type) Slice() *Type { return typeDerived(t, 's') }

func (t *Type) Implements(iface *Type) bool

// IsHidden: reached through an unexported field.
//
//go:noinline
func (v Value) IsHidden() bool { return valueFlags(v)&2 != 0 }

// IsShared: part of a variable, which may be set.
//
//go:noinline
func (v Value) IsShared() bool { return valueFlags(v)&4 != 0 }

// New is a zeroed value of type t that may be set.
func New(t *Type) Value

// Assign copies src into dst: of the same type, or dst of an interface type that src implements.
func Assign(dst, src Value)

// Addr is the pointer to v, of type t.
func (v Value) Addr(t *Type) Value

// Retype is v seen as of type t, which has the same layout.
func (v Value) Retype(t *Type) Value

func MakeSlice(t *Type, length, capacity int) Value

func MakeMap(t *Type, hint int) Value

func (v Value) Cap() int

// Slice is v[i:j:k] of type t.
func (v Value) Slice(t *Type, i, j, k int) Value

// MapIndex copies the element for key; the zero Value when there is none.
func (v Value) MapIndex(key Value) Value

// SetLen of a slice that may be set.
//
//go:noinline
func (v Value) SetLen(n int) { (*sliceHeader)(unsafe.Pointer(v.ptr)).len = n }

type sliceHeader struct {
	data     *byte
	len, cap int
}

// Address is where a value that may be set is.
//
//go:noinline
func (v Value) Address() uintptr { return uintptr(unsafe.Pointer(v.ptr)) }

func (v Value) SetMapIndex(key, elem Value)

func (v Value) DeleteMapIndex(key Value)
