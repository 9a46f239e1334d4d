package main

import "fmt"

type S string

func (s S) String() string { return "S(" + string(s) + ")" }

func show(v fmt.Stringer) string { return v.String() }
func anyOf(v interface{}) string { return fmt.Sprintf("%T", v) }
func ret(n int) interface{} {
	if n == 0 {
		return nil
	}
	return n
}
func rets() (interface{}, error) { return S("r"), nil }

func main() {
	var st fmt.Stringer = S("a")
	fmt.Println(st, show(S("b")), anyOf(st), anyOf(3), ret(0), ret(1))
	list := []interface{}{1, "a", S("c"), st}
	list = append(list, 2.5, S("d"))
	fmt.Println(list...)
	m := map[interface{}]fmt.Stringer{1: S("x"), "k": nil}
	fmt.Println(m[1], m["k"] == nil, m[S("q")] == nil)
	ch := make(chan fmt.Stringer, 1)
	ch <- S("ch")
	fmt.Println(<-ch)
	v, err := rets()
	fmt.Println(v, err)
	type T struct {
		i interface{}
		s fmt.Stringer
	}
	t := T{7, S("f")}
	t.i = t.s
	fmt.Println(t.i, t.s == t.i, t.i == S("f"))
	arr := [2]interface{}{0: 'a', 1: nil}
	fmt.Println(arr)
	f := func(xs ...fmt.Stringer) int { return len(xs) }
	fmt.Println(f(S("1"), st))
	var e interface{} = st
	if s, ok := e.(S); ok {
		fmt.Println(string(s))
	}
}

// Output:
// S(a) S(b) main.S int <nil> 1
// 1 a S(c) S(a) 2.5 S(d)
// S(x) true true
// S(ch)
// S(r) <nil>
// S(f) true true
// [97 <nil>]
// 2
// a
