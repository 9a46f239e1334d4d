// SPDX-License-Identifier: MIT

package reflect

import (
	"internal/rvalue"
	"unsafe"
)

// A Value is a value of any type. fmt knows it by its one field.
type Value struct {
	rv rvalue.Value
}

// StringHeader and SliceHeader are what strings and slices are made of.
type StringHeader struct {
	Data uintptr
	Len  int
}

type SliceHeader struct {
	Data uintptr
	Len  int
	Cap  int
}

// A ValueError is the panic of a method that a Value's kind does not have.
type ValueError struct {
	Method string
	Kind   Kind
}

func (e *ValueError) Error() string {
	if e.Kind == Invalid {
		return "reflect: call of " + e.Method + " on zero Value"
	}
	return "reflect: call of " + e.Method + " on " + e.Kind.String() + " Value"
}

// ValueOf is the zero Value for nil.
//
//minigo:inlcost 74
func ValueOf(i any) Value {
	if i == nil {
		return Value{}
	}
	escapes(i)
	return unpackEface(i)
}

var dummy struct {
	b bool
	x any
}

// escapes tells the compiler that x may go anywhere.
func escapes(x any) {
	if dummy.b {
		dummy.x = x
	}
}

func unpackEface(i any) Value { return Value{rvalue.ValueOf(i)} }

// Zero is the zero value of a type.
func Zero(typ Type) Value {
	v := rvalue.New(typ.raw())
	// Through an interface and back, so that it cannot be set.
	if typ.Kind() == Interface {
		return Value{v}
	}
	return Value{rvalue.ValueOf(v.Interface())}
}

// New is a pointer to a new zero value of a type.
func New(typ Type) Value {
	return Value{rvalue.New(typ.raw()).Addr(PointerTo(typ).raw())}
}

// Indirect is what v points to, or v.
//
//minigo:inlcost 78
func Indirect(v Value) Value {
	if v.Kind() != Pointer {
		return v
	}
	return v.Elem()
}

func MakeSlice(typ Type, len, cap int) Value {
	if typ.Kind() != Slice {
		panic("reflect.MakeSlice of non-slice type")
	}
	if len < 0 || cap < len {
		panic("reflect.MakeSlice: len > cap")
	}
	return Value{rvalue.MakeSlice(typ.raw(), len, cap)}
}

func MakeMap(typ Type) Value { return MakeMapWithSize(typ, 0) }

func MakeMapWithSize(typ Type, n int) Value {
	if typ.Kind() != Map {
		panic("reflect.MakeMapWithSize of non-map type")
	}
	return Value{rvalue.MakeMap(typ.raw(), n)}
}

func (v Value) isValid() bool { return v.rv.IsValid() }

func (v Value) kind() Kind { return Kind(v.rv.Kind()) }

// typ of a valid value.
func (v Value) typ() Type { return toType(v.rv.Type()) }

//go:noinline
func (v Value) mustBe(k Kind, method string) {
	if v.kind() != k {
		v.wrongKind(method)
	}
}

//go:noinline
func (v Value) wrongKind(method string) {
	panic(&ValueError{"reflect.Value." + method, v.kind()})
}

// mustBeSettable panics as Go does.
func (v Value) mustBeSettable(method string) {
	if !v.isValid() {
		panic(&ValueError{"reflect.Value." + method, Invalid})
	}
	if v.rv.IsHidden() {
		panic("reflect: reflect.Value." + method + " using value obtained using unexported field")
	}
	if !v.rv.IsShared() {
		panic("reflect: reflect.Value." + method + " using unaddressable value")
	}
}

//minigo:inlcost 5
func (v Value) IsValid() bool { return v.isValid() }

//minigo:inlcost 9
func (v Value) Kind() Kind { return v.kind() }

//minigo:inlcost 77
//minigo:leaks v level=0
func (v Value) Type() Type {
	if !v.isValid() {
		v.wrongKind("Type")
	}
	return v.typ()
}

//minigo:inlcost 20
func (v Value) CanInterface() bool {
	if !v.isValid() {
		panic(&ValueError{"reflect.Value.CanInterface", Invalid})
	}
	return v.rv.CanInterface()
}

//minigo:inlcost 62
func (v Value) Interface() (i any) { return valueInterface(v) }

//go:noinline
func valueInterface(v Value) any {
	if !v.isValid() {
		v.wrongKind("Interface")
	}
	if !v.rv.CanInterface() {
		panic("reflect.Value.Interface: cannot return value obtained from unexported field or method")
	}
	return v.rv.Interface()
}

//minigo:inlcost 7
func (v Value) CanAddr() bool { return v.rv.IsShared() }

//minigo:inlcost 7
func (v Value) CanSet() bool { return v.rv.IsShared() && !v.rv.IsHidden() }

func (v Value) Addr() Value {
	if !v.CanAddr() {
		panic("reflect.Value.Addr of unaddressable value")
	}
	return Value{v.rv.Addr(PointerTo(v.typ()).raw())}
}

// String of a Value of another kind than String is "<T Value>".
//
//minigo:inlcost 76
//minigo:leaks v level=0
func (v Value) String() string {
	if v.kind() == String {
		return v.rv.String()
	}
	return v.describe()
}

//go:noinline
func (v Value) describe() string {
	if !v.isValid() {
		return "<invalid Value>"
	}
	return "<" + v.rv.Type().String() + " Value>"
}

//minigo:inlcost 75
func (v Value) Bool() bool {
	v.mustBe(Bool, "Bool")
	return v.rv.Bool()
}

//minigo:inlcost 20
func (v Value) CanInt() bool { return isInt(v.kind()) }

//minigo:inlcost 21
func (v Value) CanUint() bool { return isUint(v.kind()) }

//minigo:inlcost 17
func (v Value) CanFloat() bool { return isFloat(v.kind()) }

func isInt(k Kind) bool { return Int <= k && k <= Int64 }

func isUint(k Kind) bool { return Uint <= k && k <= Uintptr }

func isFloat(k Kind) bool { return k == Float32 || k == Float64 }

//minigo:inlcost 63
func (v Value) Int() int64 {
	if !isInt(v.kind()) {
		panic(&ValueError{"reflect.Value.Int", v.kind()})
	}
	return v.rv.Int()
}

//minigo:inlcost 68
func (v Value) Uint() uint64 {
	if !isUint(v.kind()) {
		panic(&ValueError{"reflect.Value.Uint", v.kind()})
	}
	return v.rv.Uint()
}

//minigo:inlcost 42
func (v Value) Float() float64 {
	if !isFloat(v.kind()) {
		panic(&ValueError{"reflect.Value.Float", v.kind()})
	}
	return v.rv.Float()
}

//minigo:inlcost 70
func (v Value) Bytes() []byte { return v.bytesSlow() }

//go:noinline
func (v Value) bytesSlow() []byte {
	if v.kind() != Slice && v.kind() != Array || v.rv.Type().Elem().Kind() != rvalue.Uint8 {
		v.wrongKind("Bytes")
	}
	return v.rv.Bytes()
}

//minigo:inlcost 74
func (v Value) IsNil() bool {
	switch v.kind() {
	case Chan, Func, Interface, Map, Pointer, Slice, UnsafePointer:
		return v.rv.IsNil()
	}
	panic(&ValueError{"reflect.Value.IsNil", v.kind()})
}

// IsZero: the zero value of its type.
func (v Value) IsZero() bool {
	switch k := v.kind(); k {
	case Invalid:
		v.wrongKind("IsZero")
	case Bool:
		return !v.rv.Bool()
	case String:
		return v.rv.Len() == 0
	case Float32, Float64:
		f := v.rv.Float()
		return f == 0 && 1/f > 0
	case Complex64, Complex128:
		return v.rv.Real() == 0 && v.rv.Imag() == 0
	case Array:
		for i := 0; i < v.Len(); i++ {
			if !v.Index(i).IsZero() {
				return false
			}
		}
		return true
	case Struct:
		for i := 0; i < v.NumField(); i++ {
			if !v.Field(i).IsZero() {
				return false
			}
		}
		return true
	}
	if v.CanInt() {
		return v.rv.Int() == 0
	}
	if v.CanUint() {
		return v.rv.Uint() == 0
	}
	return v.rv.IsNil()
}

func (v Value) Pointer() uintptr {
	switch v.kind() {
	case Chan, Func, Map, Pointer, Slice, UnsafePointer:
		return v.rv.Pointer()
	}
	v.wrongKind("Pointer")
	return 0
}

//minigo:inlcost 287
//minigo:leaks v to result ~r0 level=0
func (v Value) UnsafePointer() unsafe.Pointer {
	return unsafe.Pointer(v.Pointer())
}

// UnsafeAddr is where v is.
//
//minigo:inlcost 26
func (v Value) UnsafeAddr() uintptr {
	if !v.isValid() {
		panic(&ValueError{"reflect.Value.UnsafeAddr", Invalid})
	}
	if !v.rv.IsShared() {
		panic("reflect.Value.UnsafeAddr of unaddressable value")
	}
	return v.rv.Address()
}

func (v Value) Elem() Value {
	if k := v.kind(); k != Interface && k != Pointer {
		v.wrongKind("Elem")
	}
	return Value{v.rv.Elem()}
}

//minigo:inlcost 76
//minigo:leaks v level=0
func (v Value) Len() int {
	switch v.kind() {
	case Array, Chan, Map, Slice, String:
		return v.rv.Len()
	}
	v.wrongKind("Len")
	return 0
}

//minigo:inlcost 76
//minigo:leaks v level=0
func (v Value) Cap() int {
	switch v.kind() {
	case Array, Chan, Slice:
		return v.rv.Cap()
	}
	v.wrongKind("Cap")
	return 0
}

func (v Value) Index(i int) Value {
	switch v.kind() {
	case Array, Slice:
		if i < 0 || i >= v.rv.Len() {
			panic("reflect: " + v.kind().String() + " index out of range")
		}
		return Value{v.rv.Index(i)}
	case String:
		s := v.rv.String()
		if i < 0 || i >= len(s) {
			panic("reflect: string index out of range")
		}
		return ValueOf(s[i])
	}
	v.wrongKind("Index")
	return Value{}
}

func (v Value) Slice(i, j int) Value {
	switch v.kind() {
	case String:
		s := v.rv.String()
		if i < 0 || j < i || j > len(s) {
			panic("reflect.Value.Slice: string slice index out of bounds")
		}
		return ValueOf(s[i:j]).Convert(v.typ())
	case Slice:
		if i < 0 || j < i || j > v.rv.Cap() {
			panic("reflect.Value.Slice: slice index out of bounds")
		}
		return Value{v.rv.Slice(v.rv.Type(), i, j, v.rv.Cap())}
	case Array:
		if !v.CanAddr() {
			panic("reflect.Value.Slice: slice of unaddressable array")
		}
		if i < 0 || j < i || j > v.rv.Len() {
			panic("reflect.Value.Slice: slice index out of bounds")
		}
		return Value{v.rv.Slice(SliceOf(v.typ().Elem()).raw(), i, j, v.rv.Len())}
	}
	v.wrongKind("Slice")
	return Value{}
}

func (v Value) NumField() int {
	v.mustBe(Struct, "NumField")
	return v.rv.Type().NumField()
}

func (v Value) Field(i int) Value {
	v.mustBe(Struct, "Field")
	if i < 0 || i >= v.rv.Type().NumField() {
		panic("reflect: Field index out of range")
	}
	return Value{v.rv.Field(i)}
}

//minigo:leaks v level=0
func (v Value) FieldByIndex(index []int) Value {
	for k, i := range index {
		if k > 0 && v.kind() == Pointer && v.typ().Elem().Kind() == Struct {
			if v.IsNil() {
				panic("reflect: indirection through nil pointer to embedded struct")
			}
			v = v.Elem()
		}
		v = v.Field(i)
	}
	return v
}

//minigo:leaks v level=0
func (v Value) FieldByName(name string) Value {
	v.mustBe(Struct, "FieldByName")
	if f, ok := (*rtype)(v.rv.Type()).FieldByName(name); ok {
		return v.FieldByIndex(f.Index)
	}
	return Value{}
}

func (v Value) NumMethod() int {
	if !v.isValid() {
		v.wrongKind("NumMethod")
	}
	return v.typ().NumMethod()
}

// MapKeys are in no order.
func (v Value) MapKeys() []Value {
	v.mustBe(Map, "MapKeys")
	keys, _ := v.rv.MapEntries()
	list := make([]Value, len(keys))
	for i, k := range keys {
		list[i] = Value{k}
	}
	return list
}

func (v Value) MapIndex(key Value) Value {
	v.mustBe(Map, "MapIndex")
	return Value{v.rv.MapIndex(key.assignTo(v.typ().Key(), "MapIndex").rv)}
}

// SetMapIndex with the zero Value deletes.
func (v Value) SetMapIndex(key, elem Value) {
	v.mustBe(Map, "SetMapIndex")
	key = key.assignTo(v.typ().Key(), "SetMapIndex")
	if !elem.isValid() {
		v.rv.DeleteMapIndex(key.rv)
		return
	}
	v.rv.SetMapIndex(key.rv, elem.assignTo(v.typ().Elem(), "SetMapIndex").rv)
}

// A MapIter goes through a map as it was at MapRange.
type MapIter struct {
	keys, elems []rvalue.Value
	at          int
}

//minigo:inlcost 77
//minigo:leaks v level=0
func (v Value) MapRange() *MapIter {
	v.mustBe(Map, "MapRange")
	iter := &MapIter{at: -1}
	iter.fill(v)
	return iter
}

//go:noinline
func (iter *MapIter) fill(v Value) { iter.keys, iter.elems = v.rv.MapEntries() }

//minigo:inlcost 324
func (it *MapIter) Next() bool {
	it.at++
	return it.at < len(it.keys)
}

//minigo:inlcost 188
//minigo:leaks iter level=1
func (iter *MapIter) Key() Value { return Value{iter.keys[iter.at]} }

//minigo:inlcost 188
//minigo:leaks iter level=1
func (iter *MapIter) Value() Value { return Value{iter.elems[iter.at]} }

// assignTo makes v a value of type t.
func (v Value) assignTo(t Type, method string) Value {
	if !v.isValid() {
		panic("reflect: call of reflect.Value." + method + " on zero Value")
	}
	if v.rv.IsHidden() {
		panic("reflect: reflect.Value." + method + " using value obtained using unexported field")
	}
	from := v.typ()
	if from == t {
		return v
	}
	if !assignable(t, from) {
		panic("reflect." + method + ": value of type " + from.String() + " is not assignable to type " + t.String())
	}
	if t.Kind() == Interface {
		to := rvalue.New(t.raw())
		rvalue.Assign(to, v.rv)
		return Value{to}
	}
	return Value{v.rv.Retype(t.raw())}
}

func (v Value) Set(x Value) {
	v.mustBeSettable("Set")
	rvalue.Assign(v.rv, x.assignTo(v.typ(), "Set").rv)
}

func (v Value) SetZero() {
	v.mustBeSettable("SetZero")
	rvalue.Assign(v.rv, rvalue.New(v.rv.Type()))
}

func (v Value) SetBool(x bool) {
	v.mustBeSettable("SetBool")
	v.mustBe(Bool, "SetBool")
	n := uint64(0)
	if x {
		n = 1
	}
	v.rv.SetUint(n)
}

func (v Value) SetInt(x int64) {
	v.mustBeSettable("SetInt")
	if !v.CanInt() {
		v.wrongKind("SetInt")
	}
	v.rv.SetInt(x)
}

func (v Value) SetUint(x uint64) {
	v.mustBeSettable("SetUint")
	if !v.CanUint() {
		v.wrongKind("SetUint")
	}
	v.rv.SetUint(x)
}

func (v Value) SetFloat(x float64) {
	v.mustBeSettable("SetFloat")
	if !v.CanFloat() {
		v.wrongKind("SetFloat")
	}
	v.rv.SetFloat(x)
}

func (v Value) SetString(x string) {
	v.mustBeSettable("SetString")
	v.mustBe(String, "SetString")
	v.rv.SetString(x)
}

//minigo:leaks v level=0
func (v Value) SetBytes(x []byte) {
	v.mustBeSettable("SetBytes")
	v.mustBe(Slice, "SetBytes")
	if v.typ().Elem().Kind() != Uint8 {
		panic("reflect.Value.SetBytes of non-byte slice")
	}
	v.rv.SetBytes(x)
}

func (v Value) SetLen(n int) {
	v.mustBeSettable("SetLen")
	v.mustBe(Slice, "SetLen")
	if n < 0 || n > v.rv.Cap() {
		panic("reflect: slice length out of range in SetLen")
	}
	v.rv.SetLen(n)
}

//minigo:inlcost 61
func (v Value) OverflowInt(x int64) bool {
	if !isInt(v.kind()) {
		panic(&ValueError{"reflect.Value.OverflowInt", v.kind()})
	}
	shift := 64 - 8*v.rv.Type().Size()
	return x<<shift>>shift != x
}

//minigo:inlcost 62
func (v Value) OverflowUint(x uint64) bool {
	if !isUint(v.kind()) {
		panic(&ValueError{"reflect.Value.OverflowUint", v.kind()})
	}
	shift := 64 - 8*v.rv.Type().Size()
	return x<<shift>>shift != x
}

// Append appends to a slice.
func Append(s Value, x ...Value) Value {
	s.mustBe(Slice, "Append")
	n := s.Len()
	if n+len(x) > s.Cap() {
		grown := 2 * s.Cap()
		if grown < n+len(x) {
			grown = n + len(x)
		}
		more := rvalue.MakeSlice(s.rv.Type(), n+len(x), grown)
		Copy(Value{more}, s)
		s = Value{more}
	} else {
		s = Value{s.rv.Slice(s.rv.Type(), 0, n+len(x), s.Cap())}
	}
	for i, v := range x {
		rvalue.Assign(s.rv.Index(n+i), v.assignTo(s.typ().Elem(), "Append").rv)
	}
	return s
}

func AppendSlice(s, t Value) Value {
	t.mustBe(Slice, "AppendSlice")
	list := make([]Value, t.Len())
	for i := range list {
		list[i] = t.Index(i)
	}
	return Append(s, list...)
}

// Copy copies the elements of src to dst, as many as both have.
func Copy(dst, src Value) int {
	n := dst.Len()
	if k := src.Len(); k < n {
		n = k
	}
	if n > 0 && dst.kind() == Slice && src.kind() == Slice && dst.Pointer() > src.Pointer() {
		for i := n - 1; i >= 0; i-- {
			rvalue.Assign(dst.rv.Index(i), src.rv.Index(i))
		}
		return n
	}
	for i := 0; i < n; i++ {
		rvalue.Assign(dst.rv.Index(i), src.Index(i).rv)
	}
	return n
}

// Swapper returns a function that swaps elements of a slice.
func Swapper(slice any) func(i, j int) {
	v := ValueOf(slice)
	v.mustBe(Slice, "Swapper")
	spare := rvalue.New(v.rv.Type().Elem())
	return func(i, j int) {
		a, b := v.Index(i), v.Index(j)
		rvalue.Assign(spare, a.rv)
		rvalue.Assign(a.rv, b.rv)
		rvalue.Assign(b.rv, spare)
	}
}

//minigo:leaks v level=0
func (v Value) CanConvert(t Type) bool { return v.Type().ConvertibleTo(t) }

// Convert is the conversion t(v).
func (v Value) Convert(t Type) Value {
	from := v.Type()
	if !convertible(t, from) {
		panic("reflect.Value.Convert: value of type " + from.String() + " cannot be converted to type " + t.String())
	}
	if t.Kind() == Interface {
		return v.assignTo(t, "Convert")
	}
	a, b := t.Kind(), from.Kind()
	if sameUnderlying(t, from) || a == Pointer {
		return Value{v.rv.Retype(t.raw())}
	}
	out := Value{rvalue.New(t.raw())}
	switch {
	case a == String && b == Slice && from.Elem().Kind() == Uint8:
		out.rv.SetString(string(v.rv.Bytes()))
	case a == String && b == Slice:
		var s []rune
		for i := 0; i < v.Len(); i++ {
			s = append(s, rune(v.Index(i).Int()))
		}
		out.rv.SetString(string(s))
	case a == String && v.CanInt():
		r := v.rv.Int()
		if int64(rune(r)) != r {
			r = 0xfffd
		}
		out.rv.SetString(string(rune(r)))
	case a == String:
		u := v.rv.Uint()
		if u > 0x10ffff {
			u = 0xfffd
		}
		out.rv.SetString(string(rune(u)))
	case a == Slice && t.Elem().Kind() == Uint8:
		out.rv.SetBytes([]byte(v.rv.String()))
	case a == Slice:
		runes := []rune(v.rv.String())
		out = MakeSlice(t, len(runes), len(runes))
		for i, r := range runes {
			out.rv.Index(i).SetInt(int64(r))
		}
	case out.CanInt() && v.CanInt():
		out.rv.SetInt(v.rv.Int())
	case out.CanInt() && v.CanUint():
		out.rv.SetInt(int64(v.rv.Uint()))
	case out.CanInt():
		out.rv.SetInt(int64(v.rv.Float()))
	case out.CanUint() && v.CanInt():
		out.rv.SetUint(uint64(v.rv.Int()))
	case out.CanUint() && v.CanUint():
		out.rv.SetUint(v.rv.Uint())
	case out.CanUint():
		out.rv.SetUint(uint64(v.rv.Float()))
	case v.CanInt():
		out.rv.SetFloat(float64(v.rv.Int()))
	case v.CanUint():
		out.rv.SetFloat(float64(v.rv.Uint()))
	default:
		out.rv.SetFloat(v.rv.Float())
	}
	return ValueOf(out.rv.Interface())
}

// Comparable says whether == of v and a value of its type does not panic.
func (v Value) Comparable() bool {
	switch v.kind() {
	case Invalid:
		return true
	case Interface:
		return v.Elem().Comparable()
	case Array:
		for i := 0; i < v.Len(); i++ {
			if !v.Index(i).Comparable() {
				return false
			}
		}
		return true
	case Struct:
		for i := 0; i < v.NumField(); i++ {
			if !v.Field(i).Comparable() {
				return false
			}
		}
		return true
	}
	return v.Type().Comparable()
}
