// SPDX-License-Identifier: MIT

// Package reflect looks at types and values while the program runs. It is a shell around internal/rvalue. Calling
// functions and making new types are not supported yet: their functions do not exist here.
package reflect

import (
	"internal/rvalue"
	"strconv"
)

// A Kind is what a type is made as.
type Kind uint

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

const Ptr = Pointer

var kindNames = [...]string{"invalid", "bool", "int", "int8", "int16", "int32", "int64", "uint", "uint8", "uint16",
	"uint32", "uint64", "uintptr", "float32", "float64", "complex64", "complex128", "array", "chan", "func", "interface",
	"map", "ptr", "slice", "string", "struct", "unsafe.Pointer"}

//minigo:inlcost 79
func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return "kind" + strconv.Itoa(int(k))
}

// A ChanDir is what a channel is for.
type ChanDir int

const (
	RecvDir ChanDir = 1 << iota
	SendDir
	BothDir = RecvDir | SendDir
)

func (d ChanDir) String() string {
	switch d {
	case SendDir:
		return "chan<-"
	case RecvDir:
		return "<-chan"
	case BothDir:
		return "chan"
	}
	return "ChanDir" + strconv.Itoa(int(d))
}

// Type is a type. Types are equal when the interface values are.
type Type interface {
	Align() int
	FieldAlign() int
	Method(int) Method
	MethodByName(string) (Method, bool)
	NumMethod() int
	Name() string
	PkgPath() string
	Size() uintptr
	String() string
	Kind() Kind
	Implements(u Type) bool
	AssignableTo(u Type) bool
	ConvertibleTo(u Type) bool
	Comparable() bool
	Bits() int
	ChanDir() ChanDir
	IsVariadic() bool
	Elem() Type
	Field(i int) StructField
	FieldByIndex(index []int) StructField
	FieldByName(name string) (StructField, bool)
	In(i int) Type
	Key() Type
	Len() int
	NumField() int
	NumIn() int
	NumOut() int
	Out(i int) Type

	raw() *rvalue.Type
}

// rtype is the one implementation of Type.
type rtype rvalue.Type

func (t *rtype) raw() *rvalue.Type { return (*rvalue.Type)(t) }

// toType is nil for nil.
func toType(t *rvalue.Type) Type {
	if t == nil {
		return nil
	}
	return (*rtype)(t)
}

// TypeOf is the dynamic type of i, nil for nil.
//
//minigo:leaks i to result ~r0 level=0
//minigo:inlcost 20
func TypeOf(i any) Type { return toType(rvalue.TypeOf(i)) }

// A Method is a method of a type.
type Method struct {
	Name    string
	PkgPath string
	Type    Type // for an interface type's method, without receiver
	Func    Value
	Index   int
}

func (m Method) IsExported() bool { return m.PkgPath == "" }

// A StructField is a field of a struct type.
type StructField struct {
	Name      string
	PkgPath   string // "" for exported names
	Type      Type
	Tag       StructTag
	Offset    uintptr
	Index     []int
	Anonymous bool
}

func (f StructField) IsExported() bool { return f.PkgPath == "" }

// A StructTag is key:"value" pairs.
type StructTag string

func (tag StructTag) Get(key string) string {
	v, _ := tag.Lookup(key)
	return v
}

func (tag StructTag) Lookup(key string) (value string, ok bool) {
	for s := string(tag); s != ""; {
		for s != "" && s[0] == ' ' {
			s = s[1:]
		}
		i := 0
		for i < len(s) && s[i] > ' ' && s[i] != ':' && s[i] != '"' && s[i] != 0x7f {
			i++
		}
		if i == 0 || i+1 >= len(s) || s[i] != ':' || s[i+1] != '"' {
			break
		}
		name := s[:i]
		s = s[i+1:]
		i = 1
		for i < len(s) && s[i] != '"' {
			if s[i] == '\\' {
				i++
			}
			i++
		}
		if i >= len(s) {
			break
		}
		quoted := s[:i+1]
		s = s[i+1:]
		if name == key {
			value, err := strconv.Unquote(quoted)
			if err != nil {
				break
			}
			return value, true
		}
	}
	return "", false
}

func (t *rtype) mustBe(k Kind, method string) {
	if t.Kind() != k {
		panic("reflect: " + method + " of non-" + k.String() + " type " + t.String())
	}
}

func (t *rtype) Align() int { return t.raw().Align() }

func (t *rtype) FieldAlign() int { return t.raw().Align() }

func (t *rtype) NumMethod() int { return t.raw().NumMethod(t.Kind() != Interface) }

func (t *rtype) Method(i int) (m Method) {
	if i < 0 || i >= t.NumMethod() {
		panic("reflect: Method index out of range")
	}
	name, pkgPath, mtype := t.raw().Method(i)
	return Method{Name: name, PkgPath: pkgPath, Type: toType(mtype), Index: i}
}

func (t *rtype) MethodByName(name string) (m Method, ok bool) {
	for i, n := 0, t.NumMethod(); i < n; i++ {
		if m = t.Method(i); m.Name == name {
			return m, true
		}
	}
	return Method{}, false
}

func (t *rtype) Name() string { return t.raw().Name() }

func (t *rtype) PkgPath() string { return t.raw().PkgPath() }

func (t *rtype) Size() uintptr { return t.raw().Size() }

func (t *rtype) String() string { return t.raw().String() }

func (t *rtype) Kind() Kind { return Kind(t.raw().Kind()) }

func (t *rtype) Comparable() bool { return t.raw().Comparable() }

func (t *rtype) Bits() int {
	if k := t.Kind(); k < Int || k > Complex128 {
		panic("reflect: Bits of non-arithmetic Type " + t.String())
	}
	return int(t.Size()) * 8
}

func (t *rtype) ChanDir() ChanDir {
	t.mustBe(Chan, "ChanDir")
	return ChanDir(t.raw().ChanDir())
}

func (t *rtype) IsVariadic() bool {
	t.mustBe(Func, "IsVariadic")
	_, _, variadic := t.raw().Counts()
	return variadic
}

func (t *rtype) Elem() Type {
	e := t.raw().Elem()
	if e == nil {
		panic("reflect: Elem of invalid type " + t.String())
	}
	return toType(e)
}

func (t *rtype) Key() Type {
	t.mustBe(Map, "Key")
	return toType(t.raw().Key())
}

func (t *rtype) Len() int {
	t.mustBe(Array, "Len")
	return t.raw().Len()
}

func (t *rtype) NumField() int {
	t.mustBe(Struct, "NumField")
	return t.raw().NumField()
}

func (t *rtype) Field(i int) StructField {
	t.mustBe(Struct, "Field")
	if i < 0 || i >= t.raw().NumField() {
		panic("reflect: Field index out of bounds")
	}
	pkgPath, tag, offset, embedded := t.raw().Field(i)
	return StructField{
		Name:      t.raw().FieldName(i),
		PkgPath:   pkgPath,
		Type:      toType(t.raw().FieldType(i)),
		Tag:       StructTag(tag),
		Offset:    offset,
		Index:     []int{i},
		Anonymous: embedded,
	}
}

func (t *rtype) FieldByIndex(index []int) (f StructField) {
	var at Type = t
	for k, i := range index {
		if k > 0 && at.Kind() == Pointer && at.Elem().Kind() == Struct {
			at = at.Elem()
		}
		f = at.Field(i)
		at = f.Type
	}
	f.Index = append([]int(nil), index...)
	return
}

// FieldByName finds fields of embedded structs too: the one of least depth, if there is one such.
func (t *rtype) FieldByName(name string) (f StructField, ok bool) {
	t.mustBe(Struct, "FieldByName")
	type place struct {
		t     *rtype
		index []int
		times int // how often t is embedded at this depth: 2 stands for more, too
	}
	seen := map[*rtype]bool{}
	for level := []place{{t, nil, 1}}; len(level) > 0; {
		var next []place
		at := map[*rtype]int{} // index in next, and 1
		found := 0
		for _, p := range level {
			if seen[p.t] {
				continue
			}
			seen[p.t] = true
			for i, n := 0, p.t.raw().NumField(); i < n; i++ {
				field := p.t.Field(i)
				index := append(append([]int(nil), p.index...), i)
				if field.Name == name {
					found += p.times
					f = field
					f.Index = index
				}
				if field.Anonymous {
					inner := field.Type
					if inner.Kind() == Pointer {
						inner = inner.Elem()
					}
					if inner.Kind() != Struct {
						continue
					}
					t := inner.(*rtype)
					if k := at[t]; k > 0 {
						next[k-1].times = 2
					} else {
						next = append(next, place{t, index, p.times})
						at[t] = len(next)
					}
				}
			}
		}
		if found > 0 {
			if found > 1 {
				return StructField{}, false
			}
			return f, true
		}
		level = next
	}
	return StructField{}, false
}

// VisibleFields are the fields of t and the promoted ones.
func VisibleFields(t Type) []StructField {
	if t == nil || t.Kind() != Struct {
		panic("reflect.VisibleFields of non-struct type")
	}
	var list []StructField
	var walk func(t Type, index []int)
	walk = func(at Type, index []int) {
		for i := 0; i < at.NumField(); i++ {
			f := at.Field(i)
			f.Index = append(append([]int(nil), index...), i)
			if best, ok := t.FieldByName(f.Name); !ok || len(best.Index) != len(f.Index) {
				continue
			}
			list = append(list, f)
			if f.Anonymous {
				inner := f.Type
				if inner.Kind() == Pointer {
					inner = inner.Elem()
				}
				if inner.Kind() == Struct && len(index) < 100 {
					walk(inner, f.Index)
				}
			}
		}
	}
	walk(t, nil)
	return list
}

func (t *rtype) NumIn() int {
	t.mustBe(Func, "NumIn")
	n, _, _ := t.raw().Counts()
	return n
}

func (t *rtype) NumOut() int {
	t.mustBe(Func, "NumOut")
	_, n, _ := t.raw().Counts()
	return n
}

func (t *rtype) In(i int) Type {
	t.mustBe(Func, "In")
	if i < 0 || i >= t.NumIn() {
		panic("reflect: In index out of range")
	}
	return toType(t.raw().Param(i, false))
}

func (t *rtype) Out(i int) Type {
	t.mustBe(Func, "Out")
	if i < 0 || i >= t.NumOut() {
		panic("reflect: Out index out of range")
	}
	return toType(t.raw().Param(i, true))
}

func (t *rtype) Implements(u Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.Implements")
	}
	if u.Kind() != Interface {
		panic("reflect: non-interface type passed to Type.Implements")
	}
	return t.raw().Implements(u.raw())
}

func (t *rtype) AssignableTo(u Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.AssignableTo")
	}
	return assignable(u, t)
}

// assignable: a value of type from may be assigned to a variable of type to.
func assignable(to, from Type) bool {
	if to == from {
		return true
	}
	if to.Kind() == Interface {
		return from.Implements(to)
	}
	return (to.Name() == "" || from.Name() == "") && to.Kind() == from.Kind() && sameUnderlying(to, from)
}

// sameUnderlying compares what types are made of, tags left out.
func sameUnderlying(a, b Type) bool {
	if a == b {
		return true
	}
	k := a.Kind()
	if k != b.Kind() {
		return false
	}
	if Bool <= k && k <= Complex128 || k == String || k == UnsafePointer {
		return true
	}
	switch k {
	case Array:
		return a.Len() == b.Len() && a.Elem() == b.Elem()
	case Chan:
		return (a.ChanDir() == b.ChanDir() || b.ChanDir() == BothDir) && a.Elem() == b.Elem()
	case Func:
		if a.NumIn() != b.NumIn() || a.NumOut() != b.NumOut() || a.IsVariadic() != b.IsVariadic() {
			return false
		}
		for i := 0; i < a.NumIn(); i++ {
			if a.In(i) != b.In(i) {
				return false
			}
		}
		for i := 0; i < a.NumOut(); i++ {
			if a.Out(i) != b.Out(i) {
				return false
			}
		}
		return true
	case Interface:
		return a.Implements(b) && b.Implements(a)
	case Map:
		return a.Key() == b.Key() && a.Elem() == b.Elem()
	case Pointer, Slice:
		return a.Elem() == b.Elem()
	case Struct:
		if a.NumField() != b.NumField() {
			return false
		}
		for i := 0; i < a.NumField(); i++ {
			f, g := a.Field(i), b.Field(i)
			if f.Name != g.Name || f.PkgPath != g.PkgPath || f.Type != g.Type || f.Anonymous != g.Anonymous {
				return false
			}
		}
		return true
	}
	return false
}

func isNumber(k Kind) bool { return Int <= k && k <= Float64 }

func (t *rtype) ConvertibleTo(u Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.ConvertibleTo")
	}
	return convertible(u, t)
}

func convertible(to, from Type) bool {
	a, b := to.Kind(), from.Kind()
	switch {
	case isNumber(a) && isNumber(b):
		return true
	case a == String && (Int <= b && b <= Uintptr || isText(from)), isText(to) && b == String:
		return true
	case a == Pointer && b == Pointer && to.Name() == "" && from.Name() == "":
		return sameUnderlying(to.Elem(), from.Elem())
	}
	return assignable(to, from) || sameUnderlying(to, from)
}

// isText: []byte or []rune.
func isText(t Type) bool {
	return t.Kind() == Slice && (t.Elem().Kind() == Uint8 || t.Elem().Kind() == Int32)
}

// PointerTo is *t. Only types that the program contains exist.
//
//minigo:inlcost 63
func PointerTo(t Type) Type { return derived(t.raw().Pointer(), "*", t) }

//minigo:inlcost 67
func PtrTo(t Type) Type { return PointerTo(t) }

// SliceOf is []t. Only types that the program contains exist.
func SliceOf(t Type) Type { return derived(t.raw().Slice(), "[]", t) }

func derived(d *rvalue.Type, prefix string, t Type) Type {
	if d == nil {
		panic("reflect: the program has no type " + prefix + t.String() + "; making types is not supported yet")
	}
	return toType(d)
}
