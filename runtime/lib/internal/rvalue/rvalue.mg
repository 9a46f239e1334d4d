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

// TypeOf returns the dynamic type of a, nil for a nil interface.
func TypeOf(a any) *Type { return typeOf(a) }

// ValueOf returns the value held in a; the zero Value for a nil interface.
func ValueOf(a any) Value { return valueOf(a) }

func (t *Type) Kind() Kind { return typeKind(t) }

// String is what %T prints: package-qualified by name.
func (t *Type) String() string { return typeString(t) }

// Name is the declared name of a named or predeclared type, otherwise "".
func (t *Type) Name() string { return typeName(t) }

func (t *Type) PkgPath() string { return typePkgPath(t) }

// Elem of an array, chan, map, pointer or slice; nil for other kinds.
func (t *Type) Elem() *Type { return typeElem(t) }

// Key of a map; nil for other kinds.
func (t *Type) Key() *Type { return typeKey(t) }

// Len of an array.
func (t *Type) Len() int { return typeLen(t) }

func (t *Type) Size() uintptr { return typeSize(t) }

func (t *Type) Comparable() bool { return typeComparable(t) }

// HasMethods says whether the method set of t is not empty.
func (t *Type) HasMethods() bool { return typeHasMethods(t) }

func (t *Type) NumField() int { return typeNumField(t) }

func (t *Type) FieldName(i int) string { return typeFieldName(t, i) }

func (t *Type) FieldType(i int) *Type { return typeFieldType(t, i) }

// Number orders types; it is the same for equal types.
func (t *Type) Number() uintptr { return typeNumber(t) }

// Reflected returns the value that a reflect.Value stands for, false if a is not a reflect.Value.
func Reflected(a any) (v Value, ok bool) { return reflected(a) }

// Kind of the value; Invalid for the zero Value.
func (v Value) Kind() Kind { return valueKind(v) }

func (v Value) IsValid() bool { return valueKind(v) != Invalid }

func (v Value) Type() *Type { return valueType(v) }

// CanInterface is false for values reached through unexported fields.
func (v Value) CanInterface() bool { return valueCanInterface(v) }

// Interface returns the value in an interface. A non-pointer is copied.
func (v Value) Interface() any { return valueInterface(v) }

func (v Value) Bool() bool { return valueUint(v) != 0 }

// Int of a signed integer kind.
func (v Value) Int() int64 { return valueInt(v) }

// Uint of an unsigned integer kind, of Uintptr or Bool.
func (v Value) Uint() uint64 { return valueUint(v) }

// Float of a floating-point kind.
func (v Value) Float() float64 { return valueFloat(v) }

// Real and Imag of a complex kind.
func (v Value) Real() float64 { return valueReal(v) }

func (v Value) Imag() float64 { return valueImag(v) }

// String of kind String; "" for other kinds.
func (v Value) String() string { return valueString(v) }

// IsNil of chan, func, interface, map, pointer, slice or unsafe pointer; false for other kinds.
func (v Value) IsNil() bool { return valueIsNil(v) }

// Pointer of chan, func, map, pointer, slice or unsafe pointer as a number; 0 for other kinds.
func (v Value) Pointer() uintptr { return valuePointer(v) }

// Elem is what an interface holds or a pointer points to; the zero Value when nil.
func (v Value) Elem() Value { return valueElem(v) }

// Len of an array, chan, map, slice or string.
func (v Value) Len() int { return valueLen(v) }

// Index of an array, slice or string; i is in range.
func (v Value) Index(i int) Value { return valueIndex(v, i) }

func (v Value) Field(i int) Value { return valueField(v, i) }

// Bytes of a slice of bytes, shared; of an array of bytes, copied.
func (v Value) Bytes() []byte { return valueBytes(v) }

// MapEntries returns the keys and elements of a map, copied, in the map's own order.
func (v Value) MapEntries() (keys, elems []Value) {
	n := valueLen(v)
	keys = make([]Value, n)
	elems = make([]Value, n)
	n = valueMapEntries(v, keys, elems)
	return keys[:n], elems[:n]
}

// The setters write into what a pointer points to; v comes from Elem of a pointer.

func (v Value) SetInt(x int64) { setInt(v, x) }

// SetUint also sets a Bool.
func (v Value) SetUint(x uint64) { setUint(v, x) }

func (v Value) SetFloat(x float64) { setFloat(v, x) }

func (v Value) SetString(x string) { setString(v, x) }

// SetBytes of a slice of bytes.
func (v Value) SetBytes(x []byte) { setBytes(v, x) }
