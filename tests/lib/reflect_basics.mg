package main

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
)

type Inner struct {
	X, y int
}

type Named int

func (n Named) String() string { return "named" }
func (n *Named) Set(x int)     { *n = Named(x) }

type T struct {
	A int `json:"a,omitempty" xml:"b"`
	b string
	Inner
	P *T
	M map[string]int
	F func(int, ...string) (bool, error)
	I any
	S []Named
	C chan<- int
}

func main() {
	t := reflect.TypeOf(T{})
	fmt.Println(t, t.Name(), t.PkgPath(), t.Kind(), t.NumField(), t.Size(), t.Comparable())
	for i := 0; i < t.NumField(); i++ {
		f := t.Field(i)
		fmt.Println(f.Name, f.Type, f.Type.Kind(), f.Offset, f.Anonymous, f.IsExported(), f.Tag.Get("json"), f.Index)
	}
	fn := t.Field(5).Type
	fmt.Println(fn.NumIn(), fn.NumOut(), fn.In(0), fn.In(1), fn.Out(1), fn.IsVariadic())
	fmt.Println(t.Field(8).Type.ChanDir(), t.Field(4).Type.Key(), t.Field(4).Type.Elem())
	f, ok := t.FieldByName("X")
	fmt.Println(f.Name, f.Index, ok)
	_, ok = t.FieldByName("nope")
	fmt.Println(ok)

	n := Named(3)
	nt := reflect.TypeOf(n)
	fmt.Println(nt, nt.NumMethod(), reflect.TypeOf(&n).NumMethod(), reflect.TypeOf(&n).Method(0).Name)
	stringer := reflect.TypeOf((*fmt.Stringer)(nil)).Elem()
	fmt.Println(stringer, stringer.Kind(), nt.Implements(stringer), t.Implements(stringer))
	fmt.Println(nt.AssignableTo(reflect.TypeOf(3)), nt.ConvertibleTo(reflect.TypeOf(3.5)))

	v := reflect.ValueOf(&T{A: 1, b: "x", Inner: Inner{2, 3}, M: map[string]int{"k": 1}, I: 5, S: []Named{1, 2}}).Elem()
	fmt.Println(v.Kind(), v.Field(0).Int(), v.Field(1), v.Field(1).CanInterface(), v.Field(0).CanSet(), v.Field(1).CanSet())
	v.Field(0).SetInt(42)
	v.FieldByName("X").SetInt(7)
	fmt.Println(v.Field(0).Interface(), v.FieldByName("X"), v.Field(2).Field(1))
	v.Field(4).SetMapIndex(reflect.ValueOf("new"), reflect.ValueOf(9))
	v.Field(4).SetMapIndex(reflect.ValueOf("k"), reflect.Value{})
	fmt.Println(v.Field(4), v.Field(4).MapIndex(reflect.ValueOf("new")), v.Field(4).MapIndex(reflect.ValueOf("zz")).IsValid())
	v.Field(6).Set(reflect.ValueOf("now a string"))
	fmt.Println(v.Field(6), v.Field(6).Elem().Kind(), v.Field(6).Kind(), v.Field(3).IsNil())
	s := v.Field(7)
	s.Set(reflect.Append(s, reflect.ValueOf(Named(9))))
	fmt.Println(s.Len(), s.Index(2).Int(), s.Slice(1, 3).Len(), s)
	fmt.Println(reflect.Zero(t).Field(0), reflect.New(t).Elem().Field(0), reflect.Indirect(reflect.ValueOf(&n)))

	sl := reflect.MakeSlice(reflect.TypeOf([]int{}), 2, 5)
	sl.Index(1).SetInt(8)
	fmt.Println(sl.Interface(), sl.Len(), sl.Cap())
	m := reflect.MakeMap(reflect.TypeOf(map[string]bool{}))
	m.SetMapIndex(reflect.ValueOf("q"), reflect.ValueOf(true))
	fmt.Println(m.Interface(), m.Len())
	for it := m.MapRange(); it.Next(); {
		fmt.Println(it.Key(), it.Value())
	}
	fmt.Println(reflect.ValueOf(3).Convert(reflect.TypeOf(Named(0))), reflect.ValueOf(3.9).Convert(reflect.TypeOf(0)), reflect.ValueOf("hé").Convert(reflect.TypeOf([]byte(nil))), reflect.ValueOf(65).Convert(reflect.TypeOf("")))
	a := []string{"a", "b", "c"}
	reflect.Swapper(a)(0, 2)
	fmt.Println(a)

	type pair struct{ a, b any }
	fmt.Println(reflect.DeepEqual([]int{1, 2}, []int{1, 2}), reflect.DeepEqual([]int{1}, []int{2}), reflect.DeepEqual([]int(nil), []int{}))
	fmt.Println(reflect.DeepEqual(map[string][]int{"a": {1}}, map[string][]int{"a": {1}}), reflect.DeepEqual(map[string]int{"a": 1}, map[string]int{"b": 1}))
	fmt.Println(reflect.DeepEqual(pair{1, "x"}, pair{1, "x"}), reflect.DeepEqual(&pair{nil, []int{3}}, &pair{nil, []int{3}}), reflect.DeepEqual(1, int64(1)), reflect.DeepEqual(nil, nil), reflect.DeepEqual(errors.New("a"), errors.New("a")))
	type node struct {
		next *node
		v    int
	}
	x, y := &node{nil, 1}, &node{nil, 1}
	x.next, y.next = x, y
	fmt.Println(reflect.DeepEqual(x, y), reflect.DeepEqual(func() {}, nil))

	fmt.Printf("%v %d %v %+v\n", reflect.ValueOf(5), reflect.ValueOf(5), reflect.ValueOf(Inner{1, 2}), reflect.ValueOf(&Inner{1, 2}))
	fmt.Println(reflect.ValueOf("s").String(), reflect.ValueOf(1).String(), reflect.Value{}.String(), reflect.ValueOf(nil).IsValid())
	fmt.Println(reflect.TypeOf(3) == reflect.TypeOf(4), reflect.TypeOf(3) == reflect.TypeOf("x"), reflect.TypeOf(nil) == nil)
	fmt.Println(reflect.ValueOf(T{}).IsZero(), reflect.ValueOf(T{A: 1}).IsZero())
	fmt.Printf("%T %T %v\n", reflect.TypeOf(1), reflect.ValueOf(1), reflect.Kind(25))
	for _, f := range []func(){
		func() { reflect.ValueOf(1).SetInt(2) },
		func() { reflect.ValueOf("x").Int() },
		func() { reflect.ValueOf(T{}).Field(1).Interface() },
		func() { v.Field(0).Set(reflect.ValueOf("s")) },
		func() { reflect.ValueOf([]int{1}).Index(1) },
		func() { v.Field(1).SetString("no") },
		func() { reflect.Value{}.Type() },
	} {
		func() {
			defer func() { fmt.Println(strings.TrimSpace(fmt.Sprint(recover()))) }()
			f()
		}()
	}
}

// Output:
// main.T T main struct 9 112 false
// A int int 0 false true a,omitempty [0]
// b string string 8 false false  [1]
// Inner main.Inner struct 24 true true  [2]
// P *main.T ptr 40 false true  [3]
// M map[string]int map 48 false true  [4]
// F func(int, ...string) (bool, error) func 56 false true  [5]
// I interface {} interface 64 false true  [6]
// S []main.Named slice 80 false true  [7]
// C chan<- int chan 104 false true  [8]
// 2 2 int []string error true
// chan<- string int
// X [2 0] true
// false
// main.Named 1 2 Set
// fmt.Stringer interface true false
// false true
// struct 1 x false true false
// 42 7 3
// map[new:9] 9 false
// now a string string interface true
// 3 9 2 [named named named]
// 0 0 named
// [0 8] 2 5
// map[q:true] 1
// q true
// named 3 [104 195 169] A
// [c b a]
// true false false
// true false
// true true false true true
// true false
// 5 5 {1 2} &{X:1 y:2}
// s <int Value> <invalid Value> false
// true false true
// true false
// *reflect.rtype reflect.Value struct
// reflect: reflect.Value.SetInt using unaddressable value
// reflect: call of reflect.Value.Int on string Value
// reflect.Value.Interface: cannot return value obtained from unexported field or method
// reflect.Set: value of type string is not assignable to type int
// reflect: slice index out of range
// reflect: reflect.Value.SetString using value obtained using unexported field
// reflect: call of reflect.Value.Type on zero Value
