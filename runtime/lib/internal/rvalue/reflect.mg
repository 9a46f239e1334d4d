// SPDX-License-Identifier: MIT

package rvalue

// What only package reflect needs: natives first, then the methods over them.

func typeAlign(t *Type) int

// typeChanDir is 1 receive, 2 send, 3 both.
func typeChanDir(t *Type) int
func typeNumMethod(t *Type, exported bool) int

// typeMethod describes method i, counted as typeNumMethod(t, true) does or, for interfaces, among all.
func typeMethod(t *Type, i int) (name, pkgPath string, mtype *Type)

// typeCounts are parameters and results of a func type.
func typeCounts(t *Type) (in, out int, variadic bool)
func typeParam(t *Type, i int, result bool) *Type
func typeField(t *Type, i int) (pkgPath, tag string, offset uintptr, embedded bool)

// typeDerived is *t ('p') or []t ('s'), nil when the program has no such type.
func typeDerived(t *Type, op int) *Type
func typeImplements(t, iface *Type) bool

// valueFlags: 1 direct, 2 reached through an unexported field, 4 may be set.
func valueFlags(v Value) int

// newValue is a zeroed value of type t that may be set.
func newValue(t *Type) Value

// assign copies src into dst: of the same type, or dst of an interface type that src implements.
func assign(dst, src Value)

// addressOf is the pointer to v, of type t.
func addressOf(v Value, t *Type) Value

// retype is v seen as of type t, which has the same layout.
func retype(v Value, t *Type) Value
func makeSlice(t *Type, length, capacity int) Value
func valueCap(v Value) int

// sliceOf is v[i:j:k] of type t.
func sliceOf(v Value, t *Type, i, j, k int) Value
func makeMap(t *Type, hint int) Value

// mapIndex copies the element for key; the zero Value when there is none.
func mapIndex(m, key Value) Value
func mapAssign(m, key, elem Value)
func mapDelete(m, key Value)

func (t *Type) Align() int { return typeAlign(t) }

func (t *Type) ChanDir() int { return typeChanDir(t) }

func (t *Type) NumMethod(exported bool) int { return typeNumMethod(t, exported) }

func (t *Type) Method(i int) (name, pkgPath string, mtype *Type) { return typeMethod(t, i) }

func (t *Type) Counts() (in, out int, variadic bool) { return typeCounts(t) }

func (t *Type) Param(i int, result bool) *Type { return typeParam(t, i, result) }

func (t *Type) Field(i int) (pkgPath, tag string, offset uintptr, embedded bool) {
	return typeField(t, i)
}

func (t *Type) Pointer() *Type { return typeDerived(t, 'p') }

func (t *Type) Slice() *Type { return typeDerived(t, 's') }

func (t *Type) Implements(iface *Type) bool { return typeImplements(t, iface) }

// IsHidden: reached through an unexported field.
func (v Value) IsHidden() bool { return valueFlags(v)&2 != 0 }

// IsShared: part of a variable, which may be set.
func (v Value) IsShared() bool { return valueFlags(v)&4 != 0 }

func New(t *Type) Value { return newValue(t) }

func Assign(dst, src Value) { assign(dst, src) }

func (v Value) Addr(t *Type) Value { return addressOf(v, t) }

func (v Value) Retype(t *Type) Value { return retype(v, t) }

func MakeSlice(t *Type, length, capacity int) Value { return makeSlice(t, length, capacity) }

func MakeMap(t *Type, hint int) Value { return makeMap(t, hint) }

func (v Value) Cap() int { return valueCap(v) }

func (v Value) Slice(t *Type, i, j, k int) Value { return sliceOf(v, t, i, j, k) }

func (v Value) MapIndex(key Value) Value { return mapIndex(v, key) }

func (v Value) SetMapIndex(key, elem Value) { mapAssign(v, key, elem) }

func (v Value) DeleteMapIndex(key Value) { mapDelete(v, key) }
