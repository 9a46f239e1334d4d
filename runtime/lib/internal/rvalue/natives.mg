// SPDX-License-Identifier: MIT

package rvalue

// Type is a run-time type. It lives outside the heap and is never made by Go code; equal types are one pointer.
type Type struct{ opaque byte }

// Value is a type and where its data is. Bits of flag: see runtime/native_rvalue.c.
type Value struct {
	typ  *Type
	ptr  *byte
	flag uintptr
}

func typeOf(a any) *Type
func valueOf(a any) Value

// reflected knows reflect.Value by its name: a struct of package reflect whose only field is a Value.
func reflected(a any) (v Value, ok bool)

func typeNumber(t *Type) uintptr
func typeKind(t *Type) Kind
func typeString(t *Type) string
func typeName(t *Type) string
func typePkgPath(t *Type) string
func typeElem(t *Type) *Type
func typeKey(t *Type) *Type
func typeLen(t *Type) int
func typeSize(t *Type) uintptr
func typeComparable(t *Type) bool
func typeHasMethods(t *Type) bool
func typeNumField(t *Type) int
func typeFieldName(t *Type, i int) string
func typeFieldType(t *Type, i int) *Type

func valueKind(v Value) Kind
func valueType(v Value) *Type
func valueCanInterface(v Value) bool
func valueInterface(v Value) any
func valueInt(v Value) int64
func valueUint(v Value) uint64
func valueFloat(v Value) float64
func valueReal(v Value) float64
func valueImag(v Value) float64
func valueString(v Value) string
func valueIsNil(v Value) bool
func valuePointer(v Value) uintptr
func valueElem(v Value) Value
func valueLen(v Value) int
func valueIndex(v Value, i int) Value
func valueField(v Value, i int) Value
func valueBytes(v Value) []byte

// valueMapEntries fills keys and elems and returns how many entries there were room and entries for.
func valueMapEntries(v Value, keys, elems []Value) int

func setInt(v Value, x int64)
func setUint(v Value, x uint64)
func setFloat(v Value, x float64)
func setString(v Value, x string)
func setBytes(v Value, x []byte)
