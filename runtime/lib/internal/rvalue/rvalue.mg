// SPDX-License-Identifier: MIT

// Package rvalue gives library packages a look inside values whose type they do not know. It is what fmt and
// reflect stand on: a Type names a run-time type, a Value names a piece of typed memory, and natives read them.
//
// A Value's word is either the address of the data or, for pointer-shaped types held directly in an interface, the
// data itself; the flags say which. The zero Value is "no value" and has kind Invalid.
package rvalue

// Kind has the numbering of reflect.Kind.
type Kind uint8

const (
	Invalid Kind = iota
	Bool
	Int
	Int8
	Int16
	Int32
	Int64
	Uint
	Uint8
	Uint16
	Uint32
	Uint64
	Uintptr
	Float32
	Float64
	Complex64
	Complex128
	Array
	Chan
	Func
	Interface
	Map
	Pointer
	Slice
	String
	Struct
	UnsafePointer
)

// Type is a run-time type. It lives outside the heap and is never made by Go code; equal types are one pointer.
type Type struct{ opaque byte }

// Value is a type and where its data is. Bits of flag: see runtime/native_rvalue.c.
type Value struct {
	typ  *Type
	ptr  *byte
	flag uintptr
}

// TypeOf returns the dynamic type of a, nil for a nil interface.
func TypeOf(a any) *Type

// ValueOf returns the value held in a; the zero Value for a nil interface.
func ValueOf(a any) Value

func (t *Type) Kind() Kind

// String is what %T prints: package-qualified by name.
func (t *Type) String() string

// Name is the declared name of a named or predeclared type, otherwise "".
func (t *Type) Name() string

func (t *Type) PkgPath() string

// Elem of an array, chan, map, pointer or slice; nil for other kinds.
func (t *Type) Elem() *Type

// Key of a map; nil for other kinds.
func (t *Type) Key() *Type

// Len of an array.
func (t *Type) Len() int

func (t *Type) Size() uintptr

func (t *Type) Comparable() bool

// HasMethods says whether the method set of t is not empty.
func (t *Type) HasMethods() bool

func (t *Type) NumField() int

func (t *Type) FieldName(i int) string

func (t *Type) FieldType(i int) *Type

// Number orders types; it is the same for equal types.
func (t *Type) Number() uintptr

// Reflected returns the value that a reflect.Value stands for, false if a is not a reflect.Value.
func Reflected(a any) (v Value, ok bool)

// Kind of the value; Invalid for the zero Value.
func (v Value) Kind() Kind

func (v Value) IsValid() bool

func (v Value) Type() *Type

// CanInterface is false for values reached through unexported fields.
func (v Value) CanInterface() bool

// Interface returns the value in an interface. A non-pointer is copied.
func (v Value) Interface() any

func (v Value) Bool() bool

// Int of a signed integer kind.
func (v Value) Int() int64

// Uint of an unsigned integer kind, of Uintptr or Bool.
func (v Value) Uint() uint64

// Float of a floating-point kind.
func (v Value) Float() float64

// Real and Imag of a complex kind.
func (v Value) Real() float64

func (v Value) Imag() float64

// String of kind String; "" for other kinds.
func (v Value) String() string

// IsNil of chan, func, interface, map, pointer, slice or unsafe pointer; false for other kinds.
func (v Value) IsNil() bool

// Compare returns -1, 0 or 1, for two values of one type: booleans (false first), numbers, strings, pointers and
// channels. A NaN is less than everything, another NaN included.
func (v Value) Compare(w Value) int

// Pointer of chan, func, map, pointer, slice or unsafe pointer as a number; 0 for other kinds.
func (v Value) Pointer() uintptr

// Elem is what an interface holds or a pointer points to; the zero Value when nil.
func (v Value) Elem() Value

// Len of an array, chan, map, slice or string.
func (v Value) Len() int

// Index of an array, slice or string; i is in range.
func (v Value) Index(i int) Value

func (v Value) Field(i int) Value

// Bytes of a slice of bytes, shared; of an array of bytes, copied.
func (v Value) Bytes() []byte

// MapEntries returns the keys and elements of a map, copied, in the map's own order.
func (v Value) MapEntries() (keys, elems []Value) {
	n := v.Len()
	keys = make([]Value, n)
	elems = make([]Value, n)
	n = valueMapEntries(v, keys, elems)
	return keys[:n], elems[:n]
}

// valueMapEntries fills keys and elems and returns how many entries there were room and entries for.
func valueMapEntries(v Value, keys, elems []Value) int

// The setters write into what a pointer points to; v comes from Elem of a pointer.

func (v Value) SetInt(x int64)

// SetUint also sets a Bool.
func (v Value) SetUint(x uint64)

func (v Value) SetFloat(x float64)

func (v Value) SetString(x string)

// SetBytes of a slice of bytes.
func (v Value) SetBytes(x []byte)
